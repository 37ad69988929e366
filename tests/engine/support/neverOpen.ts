import type { Emulator } from "alicloud-live-emulator";
import { describeMoment, openings, speechTimeline } from "../../../tools/journal/speechTimeline";

/**
 * Proves from the emulator's journal that no call opened a muted group: neither for a moment nor at the end. What was
 * opened behind Pulumi's back counts for nothing. To be called before a `destroy`, which does open it.
 * @throws Error with the whole course of events; also if the group was never muted, since then nothing was proved
 */
export function neverOpen(emulator: Emulator, appId: string, groupId: string): void {
  const timeline = speechTimeline(emulator.journal.entries(), appId, groupId);
  const course = timeline.map((moment) => `  ${moment.sequence}. ${describeMoment(moment)}`).join("\n");
  const [opening] = openings(timeline);
  if (opening) throw new Error(`${appId}/${groupId} was opened by entry ${opening.sequence}:\n${course}`);
  if (!timeline.some(({ speech }) => speech.state === "muted")) {
    throw new Error(`${appId}/${groupId} was never muted:\n${course}`);
  }
}
