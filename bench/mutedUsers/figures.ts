import type { OwnContestantName } from "../contestants";
import type { Machine } from "../figures";
import type { CallCounts } from "../quotaFloor";

/** One `up` that mutes open groups, and so many users one by one in each. */
export interface MutedUsersFigures {
  readonly contestant: OwnContestantName;
  readonly groups: number;
  /** Users muted one by one in each group. */
  readonly users: number;
  readonly wallMs: number;
  /** The least time that the quotas allow the calls that are needed. */
  readonly floorMs: number;
  /** From the first write carried out to the last. */
  readonly writingMs: number;
  readonly calls: CallCounts;
  /** Writes that are needed, by operation. */
  readonly neededWrites: CallCounts;
  readonly throttled: number;
  /** Groups that are not as declared afterwards. */
  readonly wrong: number;
  /** Processes that wanted a core during the last minute, the bench's own among them: more than cores is noise. */
  readonly loadAverage: number;
}

/** All of one run. */
export interface MutedUsersResults {
  /** ISO 8601. */
  readonly date: string;
  readonly machine: Machine;
  readonly ups: readonly MutedUsersFigures[];
}
