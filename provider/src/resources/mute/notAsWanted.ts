import { type GroupAddress, groupKey } from "../../live/groupAddress";
import type { WantedMute } from "./wantedMute";
import type { MuteState } from "../../live/muteState";
import { describeInWords } from "./muteMatches";
import { PackageError } from "../../errors/packageError";
import { mayHaveBeenApplied } from "../../live/errors";

/** A write went through, or may have, and the group is not, or not known to be, as wanted. */
export class NotAsWantedError extends PackageError {
  static override readonly kind = "NotAsWantedError";
}

/** A write and what was read after it. */
export interface WrittenMute {
  readonly requestId: string;
  readonly state: MuteState;
}

/** The error where the service took the last write and does something else. */
export function notAsWanted(
  group: GroupAddress,
  wanted: WantedMute,
  { requestId, state }: WrittenMute,
): NotAsWantedError {
  const found = describeInWords({ muted: state.mutedAll, exceptUsers: state.exempt });
  return new NotAsWantedError(
    `Group ${groupKey(group)} is to be ${describeInWords(wanted)}, and the service took the write ` +
      `(RequestId ${requestId}), but it is ${found}. Run again; if this stays, ask the service's support.`,
  );
}

/** The error of what failed beside a write that was taken: as one that says so, since the resource is to be saved. */
export function besideOtherWrite(group: GroupAddress, requestId: string, error: unknown): unknown {
  if (error instanceof NotAsWantedError || mayHaveBeenApplied(error)) return error;
  const what = `the service took a write (RequestId ${requestId}), and something else failed. `;
  return new NotAsWantedError(`Group ${groupKey(group)}: ${what}${(error as Error).message}`, { cause: error });
}
