import { isDeepStrictEqual } from "node:util";
import { instantInWords, parseInstant } from "../text/instant";
import { usersAreSecret } from "../text/secretUsers";
import { hasCopy } from "./ignoredArguments";
import { instant } from "./kinds/instant";
import type { PropertyTable, WholeCheck } from "./property";
import { isUnknown, unknownValue } from "./unknown";

/** When a group is muted: from and until a point in time, in RFC 3339; a side that is left out is open. */
export interface MuteWindow<Text = string> {
  readonly mutedFrom?: Text;
  readonly mutedUntil?: Text;
}

/** Where a window is, seen from a point in time. Undefined where that depends on what is not known yet. */
export type WindowPhase = "before" | "within" | "after";

/** The rows of a window, for each type that has one. */
export const muteWindowProperties: PropertyTable<MuteWindow> = {
  mutedFrom: {
    kind: instant,
    description:
      "When the mute begins: date, time of day and offset as in RFC 3339. Before it the group is open. Default: it has begun.",
    optional: true,
    replaces: false,
  },
  mutedUntil: {
    kind: instant,
    description:
      "When the mute ends: date, time of day and offset as in RFC 3339. From then on the group is open. Default: never.",
    optional: true,
    replaces: false,
  },
};

/** Whether a mute has a window. */
export function hasWindow({ mutedFrom, mutedUntil }: MuteWindow<unknown>): boolean {
  return mutedFrom !== undefined || mutedUntil !== undefined;
}

/** The window of something that may have one, and nothing else of it. */
export function windowOf<Text>({
  mutedFrom,
  mutedUntil,
}: Partial<Record<keyof MuteWindow, Text | undefined>>): MuteWindow<Text> {
  return {
    ...(mutedFrom === undefined ? {} : { mutedFrom }),
    ...(mutedUntil === undefined ? {} : { mutedUntil }),
  };
}

/** @param now milliseconds since 1970 */
export function phaseOf({ mutedFrom, mutedUntil }: MuteWindow, now: number): WindowPhase | undefined {
  const [from, until] = [momentOf(mutedFrom, -Infinity), momentOf(mutedUntil, Infinity)];
  if (until !== undefined && now >= until) return "after";
  if (from !== undefined && now < from) return "before";
  return from === undefined || until === undefined ? undefined : "within";
}

/** Why a window cannot be, said of its end; undefined where it can. */
export function windowProblem({ mutedFrom, mutedUntil }: MuteWindow): string | undefined {
  const [from, until] = [momentOf(mutedFrom, -Infinity), momentOf(mutedUntil, Infinity)];
  if (from === undefined || until === undefined || from < until) return undefined;
  const what = from === until ? "is when" : "is before";
  const problem = `mutedUntil ${what} the mute begins`;
  if (usersAreSecret()) return problem;
  return `${problem}: ${instantInWords(mutedUntil!)}, and mutedFrom is ${instantInWords(mutedFrom!)}`;
}

/** Says in the plugin's state that `muted` was worked out: a program gives lists in the same form as that state. */
export const mutedByWindow = "__mutedByWindow";

/** Says what to do about `muted: false` beside a window. */
export const openBesideWindow =
  "muted: false declares that the group is open at all times, and so has no window: leave out muted, or mutedFrom and mutedUntil";

/** Works out whether a group with a window is muted now. A group without one is as it is declared. */
export function muteWithinWindow(
  inputs: Record<string, unknown>,
  { given, olds, now, fail }: WholeCheck,
): Record<string, unknown> {
  const window = windowOf(inputs as MuteWindow);
  if (!hasWindow(window)) return inputs;
  const problem = windowProblem(window);
  if (problem !== undefined) fail(problem, ["mutedUntil"]);
  if (given.muted === false && !isOfState(given, olds)) fail(openBesideWindow, ["muted"]);
  if (isUnknown(given.muted)) return inputs;
  const phase = phaseOf(window, now());
  return { ...inputs, muted: phase === undefined ? unknownValue : phase === "within" };
}

/**
 * Whether all of a mute is state, put in place of arguments to ignore. Then `muted` is what an earlier run worked out.
 * Programs for the dynamic provider give exempt users in another form than its state keeps. Where changes of these alone
 * are ignored, the program gives them a second time.
 */
function isOfState(given: WholeCheck["given"], olds: WholeCheck["olds"]): boolean {
  if (given[mutedByWindow] === true) return true;
  const { exceptUsers } = given;
  return (
    given.muted === olds.muted &&
    !hasCopy(given) &&
    !Array.isArray(exceptUsers) &&
    exceptUsers !== undefined &&
    isDeepStrictEqual(exceptUsers, olds.exceptUsers)
  );
}

/** What a side of a window means; undefined for what is not known, or is no time. */
function momentOf(side: string | undefined, leftOut: number): number | undefined {
  if (side === undefined) return leftOut;
  const read = parseInstant(side);
  return "at" in read ? read.at : undefined;
}
