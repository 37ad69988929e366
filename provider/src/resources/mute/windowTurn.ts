import { hasWindow, type MuteWindow, phaseOf, windowOf, type WindowPhase } from "../../properties/muteWindow";
import { instantInWords } from "../../text/instant";
import { usersAreSecret } from "../../text/secretUsers";

/** What state and program say of a group, as far as it is known. */
interface Declared extends MuteWindow {
  readonly muted?: boolean;
}

/** A group that is to be another than it was because of the time. */
export interface WindowTurn {
  /** The group in words. */
  readonly group: string;
  /** What its window did, as in `ended at TIME`. */
  readonly verb: string;
  /** What the group is to be for that, as in `muted until TIME`. */
  readonly result: string;
}

/**
 * Whether the window of a group says something else than state has; of a new group, whether it is to be open.
 * @param group the group in words
 * @param now milliseconds since 1970
 */
export function windowTurn(group: string, before: Declared | undefined, wanted: Declared, now: number): WindowTurn[] {
  const window = windowOf(wanted);
  if (!hasWindow(window) || wanted.muted === (before?.muted ?? true)) return [];
  const phase = phaseOf(window, now);
  return phase === undefined ? [] : [{ group, ...inWords(phase, window) }];
}

function inWords(phase: WindowPhase, { mutedFrom, mutedUntil }: MuteWindow): Omit<WindowTurn, "group"> {
  const said = (word: string, side: string | undefined): string =>
    side === undefined || usersAreSecret() ? "" : ` ${word} ${instantInWords(side)}`;
  if (phase === "after") return { verb: `ended${said("at", mutedUntil)}`, result: "open" };
  if (phase === "before") return { verb: `begins${said("at", mutedFrom)}`, result: "open until then" };
  const verb = mutedFrom === undefined ? "has not ended" : `began${said("at", mutedFrom)}`;
  return { verb, result: `muted${said("until", mutedUntil)}` };
}
