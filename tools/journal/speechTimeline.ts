import type { JournalEntry } from "alicloud-live-emulator";

/** Who could speak in a group from one entry of the emulator's journal until the next moment. */
export interface SpeechMoment {
  /** Number of the journal entry that brought it about. */
  readonly sequence: number;
  /** Milliseconds since 1970 on the emulator's clock. */
  readonly time: number;
  /** The operation that was called, or the name of a change that came by no call. */
  readonly cause: string;
  /** Whether a call to the API caused it. */
  readonly byCall: boolean;
  readonly speech: Speech;
}

/** "open": everybody may speak; "muted": nobody but the exempt users; "deleted": there is no group. */
export type Speech =
  { readonly state: "open" | "deleted" } | { readonly state: "muted"; readonly exempt: readonly string[] };

/** How speech in one group went, a moment for each entry that changed it. */
export function speechTimeline(entries: readonly JournalEntry[], appId: string, groupId: string): SpeechMoment[] {
  const moments: SpeechMoment[] = [];
  for (const entry of entries) {
    const { effect } = entry;
    if (effect?.appId !== appId || effect.groupId !== groupId) continue;
    if (entry.kind === "call" && !entry.applied) continue;
    const speech: Speech = effect.deleted
      ? { state: "deleted" }
      : effect.mutedAll
        ? { state: "muted", exempt: [...effect.exempt].sort() }
        : { state: "open" };
    if (JSON.stringify(speech) === JSON.stringify(moments.at(-1)?.speech)) continue;
    const byCall = entry.kind === "call";
    const cause = byCall ? entry.operation : entry.change;
    moments.push({ sequence: entry.sequence, time: entry.time, cause, byCall, speech });
  }
  return moments;
}

/** The moments at which a call opened a group that was muted until then. */
export function openings(timeline: readonly SpeechMoment[]): SpeechMoment[] {
  return timeline.filter(
    (moment, index) => moment.byCall && moment.speech.state === "open" && timeline[index - 1]?.speech.state === "muted",
  );
}

/** One line on a moment. */
export function describeMoment({ cause, byCall, speech }: SpeechMoment): string {
  const by = byCall ? cause : `${cause}, not by us`;
  if (speech.state !== "muted") return `${speech.state === "open" ? "open to everybody" : "no group"} (${by})`;
  return `muted, except ${speech.exempt.length === 0 ? "nobody" : speech.exempt.join(", ")} (${by})`;
}
