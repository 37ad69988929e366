import { type CallSubject, subjectInWords } from "./callSubject";
import { LiveError } from "./errors";
import { readFlag } from "./readFlag";
import { userList } from "./userList";

/** Who may speak in a group, as DescribeLiveMessageGroupBand tells. */
export interface MuteState {
  readonly mutedAll: boolean;
  /** Users whom the group mute does not concern, sorted. */
  readonly exempt: readonly string[];
  /** Users muted individually, sorted. The group mute neither sets nor lifts these. */
  readonly mutedUsers: readonly string[];
}

/**
 * Reads the answer of DescribeLiveMessageGroupBand in any of the shapes that its documents and SDKs show.
 * @param group the group that was asked for, to be named in the error
 * @throws LiveError where it does not tell whether the group is muted
 */
export function readMuteState(answer: Record<string, unknown>, group: CallSubject = {}): MuteState {
  const { IsbannedAll, UnbannedUserList, BannedUserList } = answer;
  return {
    mutedAll: isMuted(IsbannedAll, group),
    exempt: userList(UnbannedUserList),
    mutedUsers: userList(BannedUserList),
  };
}

function isMuted(value: unknown, { appId, groupId }: CallSubject): boolean {
  const muted = readFlag(value);
  if (muted !== undefined) return muted;
  throw new LiveError(
    `The service's answer for ${subjectInWords({ appId, groupId })} does not tell whether the group is muted: ` +
      `IsbannedAll is ${JSON.stringify(value)}. Nothing is done on a guess: check livemessage:endpoint.`,
    { operation: "DescribeLiveMessageGroupBand", appId, groupId },
  );
}
