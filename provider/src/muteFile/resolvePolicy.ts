import { windowOf } from "../properties/muteWindow";
import { suggestion } from "../text/suggestion";
import { quoted } from "../text/visible";
import type { PolicyDocument, PolicyGroup } from "./policyDocument";
import type { PolicyPath, Problem } from "./problem";

/** A source of exempt users of one group: a shared list, or the group's own additions. */
export interface ExemptPart<Users> {
  /** Name of the shared list; absent for the group's own `exceptUsers`. */
  list?: string;
  users: Users;
}

/** One group with everything that the policy says about it, before its exempt users are merged. */
export interface ResolvedGroup<Text, Flag, Users> {
  /** Name of the entry: the group id, unless the entry gives another one. */
  entry: string;
  appId: Text;
  groupId: Text | string;
  dataCenter?: Text;
  muted?: Flag;
  mutedFrom?: Text;
  mutedUntil?: Text;
  retainOnDelete?: boolean;
  exempt: ExemptPart<Users>[];
}

/** What is known of a policy before it is resolved. */
export interface ResolveOptions {
  /** A key with the value undefined stands for a broken value that was reported already. Default false. */
  readonly undefinedIsReported?: boolean;
}

/** Puts defaults and lists into the groups. Values that are not plain text (outputs) are taken as they are. */
export function resolvePolicy<Text, Flag, Users>(
  policy: PolicyDocument<Text, Flag, Users>,
  { undefinedIsReported = false }: ResolveOptions = {},
): { groups: ResolvedGroup<Text, Flag, Users>[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const lists = new Map(Object.entries(policy.lists ?? {}));
  const defaults = policy.defaults ?? {};
  const groups: ResolvedGroup<Text, Flag, Users>[] = [];

  /** The lists of that name, and a problem for each name that no list has. */
  const named = (names: string[] | undefined, path: PolicyPath, report: boolean): ExemptPart<Users>[] =>
    (names ?? []).flatMap((name, index) => {
      if (typeof name !== "string" && undefinedIsReported) return [];
      const users = lists.get(name);
      if (users !== undefined) return [{ list: name, users }];
      if (lists.has(name) && undefinedIsReported) return [];
      const message = `there is no list ${quoted(name)}${suggestion(name, lists.keys())}`;
      const listsAreBroken = undefinedIsReported && "lists" in policy && policy.lists === undefined;
      if (report && !listsAreBroken) problems.push({ path: [...path, index], at: "value", message });
      return [];
    });

  named(defaults.exceptLists, ["defaults", "exceptLists"], true);
  for (const [entry, value] of Object.entries(policy.groups)) {
    const group: PolicyGroup<Text, Flag, Users> = value ?? {};
    const path = ["groups", entry];
    const appId = group.appId ?? defaults.appId;
    if (appId === undefined) {
      if (!undefinedIsReported || !("appId" in group || "appId" in defaults)) {
        problems.push({
          path,
          at: "key",
          message: `group ${quoted(entry)} has no appId, and defaults has none either`,
        });
      }
      continue;
    }
    const own = group.exceptLists !== undefined;
    const exempt = own
      ? named(group.exceptLists, [...path, "exceptLists"], true)
      : named(defaults.exceptLists, ["defaults", "exceptLists"], false);
    if (group.exceptUsers !== undefined) exempt.push({ users: group.exceptUsers });
    const dataCenter = group.dataCenter ?? defaults.dataCenter;
    // A group that says whether it is muted says otherwise than the default window.
    const { mutedFrom, mutedUntil } = { ...(group.muted === undefined ? windowOf(defaults) : {}), ...windowOf(group) };
    groups.push({
      entry,
      appId,
      groupId: group.groupId ?? entry,
      exempt,
      ...(dataCenter === undefined ? {} : { dataCenter }),
      ...(group.muted === undefined ? {} : { muted: group.muted }),
      ...(mutedFrom === undefined ? {} : { mutedFrom }),
      ...(mutedUntil === undefined ? {} : { mutedUntil }),
      ...(group.retainOnDelete === undefined ? {} : { retainOnDelete: group.retainOnDelete }),
    });
  }
  return { groups, problems };
}
