import { type CallSubject, subjectInWords } from "./callSubject";
import { LiveError } from "./errors";
import { readFlag } from "./readFlag";
import { writtenId } from "../text/writtenId";

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

function userList(value: unknown): string[] {
  const ids = flatten(value).filter((id) => id !== "");
  return [...new Set(ids.map(writtenId))].sort();
}

/**
 * A plain list; a list in a list; a list as JSON text in a list; a list under a name of its own; nothing. JSON text
 * stands `alone` in its list: among others it is the id of a user, such as `[]`.
 */
function flatten(value: unknown, alone = true): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => flatten(each, value.length === 1));
  if (typeof value === "object") return Object.values(value).flatMap((each) => flatten(each));
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "string") return [];
  return (alone ? parseJsonList(value) : undefined) ?? [value];
}

function parseJsonList(text: string): string[] | undefined {
  if (!text.startsWith("[") || !text.endsWith("]")) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((id) => typeof id === "string") ? list : undefined;
  } catch {
    // A user id may well begin and end with brackets.
    return undefined;
  }
}
