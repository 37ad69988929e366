import { quoted } from "../text/visible";
import type { Problem } from "./problem";

/** An entry and the group that it is about. Ids that are outputs are the same where they are one object. */
interface EntryOfGroup {
  readonly entry: string;
  readonly appId: unknown;
  readonly groupId: unknown;
}

/** Entries for a group that an earlier entry has. */
export function repeatedGroups(groups: readonly EntryOfGroup[]): Problem[] {
  const apps = new Map<unknown, Map<unknown, string>>();
  return groups.flatMap(({ entry, appId, groupId }): Problem[] => {
    const first = apps.get(appId) ?? new Map<unknown, string>();
    apps.set(appId, first);
    const other = first.get(groupId);
    if (other === undefined) {
      first.set(groupId, entry);
      return [];
    }
    const name = [appId, groupId].filter((id) => typeof id === "string").join("/");
    const message = `${quoted(entry)} and ${quoted(other)} are the same group${name === "" ? "" : `, ${name}`}`;
    return [{ path: ["groups", entry], at: "key", message }];
  });
}
