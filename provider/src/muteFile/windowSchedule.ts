import { hasWindow, type MuteWindow, phaseOf, windowOf, type WindowPhase } from "../properties/muteWindow";
import { parseInstant } from "../text/instant";

/** A group of a mute file that has a window. */
export interface WindowedGroup extends MuteWindow {
  readonly entry: string;
  readonly appId: string;
  readonly groupId: string;
}

/** A point in time at which a group begins or ends to be muted, as it is written. */
export interface Turn {
  readonly to: "muted" | "open";
  readonly at: string;
}

/** When a group changes. */
export interface ScheduledGroup extends WindowedGroup {
  /** Whether it is to be muted now. */
  readonly muted: boolean;
  /** Whether a run has to change it now. */
  readonly due: boolean;
  /** What its window did last, where it has begun or ended. */
  readonly last?: Turn;
  /** What its window does next, where it has not ended. */
  readonly next?: Turn;
}

/** Whether the last run has left a group in another state than the one that its window says. */
export type IsDue = (group: WindowedGroup & { readonly muted: boolean; readonly last?: Turn }) => boolean;

/**
 * The groups with a window: those that are due, then those that change next, then those of which the window is over.
 * @param now milliseconds since 1970
 */
export function windowSchedule(groups: readonly WindowedGroup[], now: number, isDue: IsDue): ScheduledGroup[] {
  const scheduled = groups.filter(hasWindow).map(({ entry, appId, groupId, ...rest }): ScheduledGroup => {
    const window = windowOf(rest);
    const phase = phaseOf(window, now);
    const group = { entry, appId, groupId, ...window, muted: phase === "within", ...turnsOf(window, phase) };
    return { ...group, due: isDue(group) };
  });
  return scheduled.sort((a, b) => Number(b.due) - Number(a.due) || order(a) - order(b));
}

/** Due where the window began or ended after a point in time, in milliseconds since 1970. */
export function turnedSince(since: number): IsDue {
  return ({ last }) => last !== undefined && timeOf(last) > since;
}

/** When a turn is, in milliseconds since 1970. */
export function timeOf({ at }: Turn): number {
  const read = parseInstant(at);
  return "at" in read ? read.at : NaN;
}

function turnsOf(
  { mutedFrom, mutedUntil }: MuteWindow,
  phase: WindowPhase | undefined,
): Pick<ScheduledGroup, "last" | "next"> {
  const begin: Turn | undefined = mutedFrom === undefined ? undefined : { to: "muted", at: mutedFrom };
  const end: Turn | undefined = mutedUntil === undefined ? undefined : { to: "open", at: mutedUntil };
  const [last, next] = phase === "before" ? [undefined, begin] : phase === "within" ? [begin, end] : [end, undefined];
  return { ...(last === undefined ? {} : { last }), ...(next === undefined ? {} : { next }) };
}

/** By the next change; what never changes again comes last. */
function order({ next }: ScheduledGroup): number {
  return next === undefined ? Number.MAX_VALUE : timeOf(next);
}
