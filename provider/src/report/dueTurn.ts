import { instant } from "../properties/kinds/instant";
import { phaseOf } from "../properties/muteWindow";
import type { DeclaredGroup } from "./declaredGroup";

/** What the window of a group did since the last update: it began or ended. */
export interface DueTurn {
  readonly what: "began" | "ended";
  /** When, as the program writes it. */
  readonly at: string;
}

/**
 * Whether a group is to be muted or opened because of the time alone: what state says of it has the same window. Where
 * the clock was moved, a group may be open since its window has not begun: that is no turn.
 * @param state what the last update left, before any refresh
 * @param now when the preview was made, in milliseconds since 1970
 */
export function dueTurn(state: DeclaredGroup, { speech, window }: DeclaredGroup, now: number): DueTurn | undefined {
  if (!isSame(state.window?.mutedFrom, window?.mutedFrom) || !isSame(state.window?.mutedUntil, window?.mutedUntil))
    return undefined;
  const wasOpen = state.speech.kind === "everyone";
  const isOpen = speech.kind === "everyone";
  if (wasOpen === isOpen || [state.speech.kind, speech.kind].includes("unknown")) return undefined;
  if (isOpen && phaseOf(window ?? {}, now) !== "after") return undefined;
  const at = isOpen ? window?.mutedUntil : window?.mutedFrom;
  return at === undefined ? undefined : { what: isOpen ? "ended" : "began", at };
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined ? one === other : instant.same(one, other);
}
