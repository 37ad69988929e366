import { liveOperations } from "../provider/src/live/liveOperations";
import type { ContestantName } from "./contestants";
import { quotaFloor } from "./quotaFloor";

/** What is done to so many groups, in this order. */
export const phases = ["firstPreview", "up", "noopUp", "preview", "refresh", "destroy", "adopt"] as const;
export type Phase = (typeof phases)[number];

/** Where the engine keeps the state: in a file of this machine, or in a bucket that is a round trip away. */
export const statePlaces = ["file", "bucket"] as const;
export type StatePlace = (typeof statePlaces)[number];
/** Milliseconds of a round trip to the bucket. */
export const bucketRoundTripMs = 30;

/** One command of the engine; of several rounds, the one with the middle wall time. */
export interface PhaseFigures {
  /** When it was measured, ISO 8601. */
  readonly date: string;
  readonly contestant: ContestantName;
  readonly groups: number;
  readonly state: StatePlace;
  readonly phase: Phase;
  /** How often it was measured. */
  readonly rounds: number;
  readonly wallMs: number;
  /** Whether the engine ended with success. */
  readonly succeeded: boolean;
  readonly calls: Readonly<Record<string, number>>;
  readonly throttled: number;
  readonly throttledWrites: number;
  /** From the first write carried out to the last, in milliseconds. */
  readonly writingMs: number | undefined;
  /** Groups that are not as declared afterwards. */
  readonly wrong: number;
  /** What the resources take in the exported state, for each group, when the phase is over. */
  readonly stateBytesPerGroup: number | undefined;
  /** Largest resident size of the provider process. */
  readonly providerPeakBytes: number | undefined;
  /** Processes that wanted a core during the last minute of the phase, the bench's own among them: more than cores is noise. */
  readonly loadAverage: number;
}

/** Several programs at once on one account. */
export interface SharingFigures {
  readonly programs: number;
  readonly groupsEach: number;
  readonly failedPrograms: number;
  /** From the first write to the last, of all. */
  readonly writingMs: number;
  /** Writes carried out per second of that, over the quota. */
  readonly quotaUsed: number;
  readonly calls: number;
  readonly writes: number;
  readonly throttled: number;
  readonly wrong: number;
  /** Wall time of each program. */
  readonly wallMs: readonly number[];
}

/** Processes whose start is measured, with what they are: a GroupMute by both of its faces, and the SDK's own share. */
export const startContestants = {
  groupMute: "GroupMute, dynamic provider",
  plugin: "GroupMute, plugin",
  noop: "no-op dynamic resources",
} as const;
export type StartContestant = keyof typeof startContestants;

/** From the start of a provider process to its answers, medians in milliseconds. */
export interface StartFigures {
  readonly contestant: StartContestant;
  readonly checkMs: number;
  readonly diffMs: number;
  readonly rounds: number;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly engine: string;
}

/** All that the bench measured, in one run or in several that add to each other. */
export interface BenchFigures {
  /** End of the last run, ISO 8601. */
  readonly date: string;
  readonly machine: Machine;
  readonly phases: readonly PhaseFigures[];
  readonly sharing: SharingFigures | undefined;
  readonly start: readonly StartFigures[];
}

/** The quota of the writes of a mute in calls per second, per account and operation. */
export const writesPerSecond = liveOperations.BanLiveMessageGroup.quota;

/** The least time that the quota allows a phase, in milliseconds; undefined where it needs no call. */
export function quotaFloorMs(phase: Phase, groups: number): number | undefined {
  switch (phase) {
    case "up":
    case "destroy":
      return 1000 * quotaFloor({ BanLiveMessageGroup: groups });
    case "refresh":
    case "adopt":
      return 1000 * quotaFloor({ DescribeLiveMessageGroupBand: groups });
    case "firstPreview":
    case "noopUp":
    case "preview":
      return undefined;
  }
}
