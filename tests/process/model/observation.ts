import type { JournalEntry, Switches } from "alicloud-live-emulator";
import { describeMoment, speechTimeline } from "../../../tools/journal/speechTimeline";
import { BrokenPromiseError } from "./brokenPromiseError";
import { type DeclaredMute, type Group, key, type OwnedMute } from "./program";
import type { RunResult } from "./runResult";
import { groups, type Step } from "./sequence";
import { describeMute, type LiveMute, type Service } from "./service";
import { mutesInState, type StateEntry } from "./stateEntry";

/** What is to be seen of a run. */
export interface Observation {
  readonly step: Exclude<Step, { kind: "drift" }>;
  readonly switches: Readonly<Switches>;
  /** What the program declares; nothing in a destroy. */
  readonly declared: ReadonlyMap<string, OwnedMute>;
  readonly result: RunResult;
  readonly refreshed: boolean;
  /** The provider process was killed. */
  readonly isKilled: boolean;
  /** What the provider process printed. */
  readonly printed: string;
  readonly before: Service;
  readonly after: Service;
  /** State when the run began, or had refreshed it, and when it had ended. */
  readonly stateBefore: readonly StateEntry[];
  readonly stateAfter: readonly StateEntry[];
  readonly entries: readonly JournalEntry[];
  /** Groups that may be another than state says, by no fault of a run. */
  readonly inDoubt: ReadonlySet<string>;
}

export function muteBeforeAndAfter({ before, after }: Observation, group: Group): [LiveMute, LiveMute] {
  return [before.get(key(group))!, after.get(key(group))!];
}

/** The mutes that state has of a group: that of the resource which has it, and of those that are still to go. */
export function mutesOf(state: readonly StateEntry[], group: Group): DeclaredMute[] {
  return state.flatMap((entry) => mutesInState(entry).get(key(group)) ?? []);
}

/** @throws BrokenPromiseError */
export function tell({ step, before, entries, result }: Observation, what: string): never {
  const courses = groups.map((group) => {
    const moments = speechTimeline(entries, group.app, group.id).map(describeMoment);
    return `  ${key(group)}: ${describeMute(before.get(key(group))!)} → ${moments.join(" → ") || "no change"}`;
  });
  const failures = result.failures.map(({ message }) => `  ${message}`);
  throw new BrokenPromiseError([`${what} in ${JSON.stringify(step)}`, ...courses, ...failures].join("\n"));
}
