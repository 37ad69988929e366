import { maxExemptUsers } from "../properties/groupMute";
import { quoted } from "../text/visible";
import type { UserPart } from "./resolvePolicy";

type Parts = readonly UserPart<readonly string[]>[];

/** The users of all parts, each once, in the order of their first mention. */
export function mergeUsers(parts: Parts): string[] {
  return [...new Set(parts.flatMap((part) => part.users))];
}

/** Why the merged users are too many, naming the parts they come from; undefined where they are not. */
export function excessOfExemptUsers(entry: string, parts: Parts): string | undefined {
  const count = mergeUsers(parts).length;
  if (count <= maxExemptUsers) return undefined;
  const origins = parts.map((part) => {
    const size = new Set(part.users).size;
    return part.list === undefined ? `${size} of its own` : `${size} from list ${quoted(part.list)}`;
  });
  return (
    `group ${quoted(entry)} exempts ${count} users, ${count - maxExemptUsers} more than the ` +
    `${maxExemptUsers} that the service takes: ${origins.join(", ")}`
  );
}

/** Which users a group both exempts and mutes one by one, naming the parts they come from; undefined where there are none. */
export function exemptAndMuted(entry: string, exempt: Parts, muted: Parts): string | undefined {
  const exemptUsers = new Set(mergeUsers(exempt));
  const both = mergeUsers(muted).filter((user) => exemptUsers.has(user));
  if (both.length === 0) return undefined;
  const told = both.map(
    (user) =>
      `${quoted(user)} (exempt by ${originOf(user, exempt, "exceptUsers")}, muted by ${originOf(user, muted, "mutedUsers")})`,
  );
  return `group ${quoted(entry)} both exempts and mutes ${told.join(", ")}`;
}

function originOf(user: string, parts: Parts, own: string): string {
  const list = parts.find(({ users }) => users.includes(user))?.list;
  return list === undefined ? own : `list ${quoted(list)}`;
}
