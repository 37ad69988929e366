import { maxExemptUsers } from "../properties/groupMute";
import { quoted } from "../text/visible";
import type { ExemptPart } from "./resolvePolicy";

/** The users of all parts, each once, in the order of their first mention. */
export function mergeExemptUsers(parts: readonly ExemptPart<readonly string[]>[]): string[] {
  return [...new Set(parts.flatMap((part) => part.users))];
}

/** Why the merged users are too many, naming the parts they come from; undefined where they are not. */
export function excessOfExemptUsers(
  entry: string,
  parts: readonly ExemptPart<readonly string[]>[],
): string | undefined {
  const count = mergeExemptUsers(parts).length;
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
