import type { FaultAction } from "alicloud-live-emulator";

/** Everything that the emulator can make go wrong, by name. */
export const faultActions: Readonly<Record<string, FaultAction>> = {
  "an error of the server": { type: "error", code: "ServerError", status: 500 },
  "an error that says to come again": { type: "error", code: "ServiceUnavailable", status: 503 },
  "the page of a proxy": { type: "html" },
  "a page with status 200": { type: "html", status: 200 },
  "no body": { type: "empty" },
  "no body with status 200": { type: "empty", status: 200 },
  "JSON that breaks off": { type: "malformed" },
  "a closed connection": { type: "close" },
  "a lost answer": { type: "loseAnswer" },
  "an answer cut short": { type: "truncate" },
  "a late call": { type: "delay", milliseconds: 1000, when: "before" },
  "a late answer": { type: "delay", milliseconds: 1000, when: "after" },
  // Last, since a program that is throttled at its first calls goes on slowly.
  throttled: { type: "throttle" },
  "throttled with a hint": { type: "throttle", retryAfterMs: 100 },
};

/** What no retry helps against. */
export const finalFaultActions: Readonly<Record<string, FaultAction>> = {
  "a denial": { type: "error", code: "NoAuth", status: 403 },
  "a refused value": { type: "error", code: "InputInvalid", status: 400 },
  "a refused key": { type: "error", code: "InvalidAccessKeyId.NotFound", status: 404 },
};

/** Those of them that differ in kind. */
const telling: readonly string[] = ["an error of the server", "a lost answer", "throttled with a hint", "a denial"];

export function tellingOf(actions: Readonly<Record<string, FaultAction>>): Record<string, FaultAction> {
  return Object.fromEntries(Object.entries(actions).filter(([name]) => telling.includes(name)));
}

/**
 * Times for a provider under a fault. A call is given up early only where the fault is that its answer is late: on a busy
 * machine other answers may be slow too.
 * @param totalSeconds after which the provider gives up
 */
export function timesUnder(action: FaultAction, totalSeconds: number, lateSeconds: number): Record<string, string> {
  return {
    "livemessage:attemptTimeout": String(action.type === "delay" ? lateSeconds : totalSeconds),
    "livemessage:totalTimeout": String(totalSeconds),
  };
}
