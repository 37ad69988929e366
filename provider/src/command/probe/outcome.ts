import type { LiveAnswer } from "../../live/signedRequest";
import { found, type SwitchValue, unclear, type Verdict } from "./verdict";

/** What the service said to a call: it took it, or refused it with a code. */
export type Outcome =
  | { readonly ok: true; readonly answer: LiveAnswer }
  | { readonly ok: false; readonly code: string; readonly httpStatus: number | undefined };

/** The outcome in words: `taken`, or `refused with InputInvalid (HTTP 400)`. */
export function inWords(outcome: Outcome): string {
  if (outcome.ok) return "taken";
  return `refused with ${outcome.code}${outcome.httpStatus === undefined ? "" : ` (HTTP ${outcome.httpStatus})`}`;
}

/** The values of a switch that tells what is answered where nothing is left to do. */
export const okErrorOrNotFound = { ok: "ok", InputInvalid: "error", ResourceNotExist: "not-found" } as const;

/**
 * Judges a switch by what became of one call.
 * @param what the call, in words
 * @param values the value for a call that was taken, as `ok`, and for each code that has one; any other code is unclear
 */
export function judgeOutcome(
  what: string,
  outcome: Outcome,
  values: Readonly<Record<string, SwitchValue | undefined>>,
): Verdict {
  const value = values[outcome.ok ? "ok" : outcome.code];
  const seen = `${what}: ${inWords(outcome)}`;
  return value === undefined ? unclear(seen) : found(value, seen);
}
