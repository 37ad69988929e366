import { windowOf } from "../properties/muteWindow";
import { suggestion } from "../text/suggestion";
import { quoted } from "../text/visible";
import { givenForGroup } from "./groupToCreate";
import type { GroupToCreate, PolicyDocument, PolicyGroup } from "./policyDocument";
import type { PolicyPath, Problem } from "./problem";

/** A source of exempt or of muted users of one group: a shared list, or the group's own additions. */
export interface UserPart<Users> {
  /** Name of the shared list; absent for the group's own `exceptUsers` or `mutedUsers`. */
  list?: string;
  users: Users;
}

/** One group with everything that the policy says about it, before its users are merged. */
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
  /** The arguments of the group where the policy makes it. */
  toCreate?: Omit<GroupToCreate<Text, Flag, Users>, "create">;
  exempt: UserPart<Users>[];
  /** Users muted one by one. Empty where the policy says nothing of such users. */
  mutedOneByOne: UserPart<Users>[];
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
  const defaults = policy.defaults ?? {};
  const groups: ResolvedGroup<Text, Flag, Users>[] = [];

  /** The lists of a section that have that name, and a problem for each name that no list has. */
  const namedOf = (section: "lists" | "muteLists") => {
    const lists = new Map(Object.entries(policy[section] ?? {}));
    const what = section === "lists" ? "list" : "mute list";
    return (names: string[] | undefined, path: PolicyPath, report: boolean): UserPart<Users>[] =>
      (names ?? []).flatMap((name, index) => {
        if (typeof name !== "string" && undefinedIsReported) return [];
        const users = lists.get(name);
        if (users !== undefined) return [{ list: name, users }];
        if (lists.has(name) && undefinedIsReported) return [];
        const message = lists.has(name)
          ? `the ${what} ${quoted(name)} has no value`
          : `there is no ${what} ${quoted(name)}${suggestion(name, lists.keys())}`;
        const listsAreBroken = undefinedIsReported && section in policy && policy[section] === undefined;
        if (report && !listsAreBroken) problems.push({ path: [...path, index], at: "value", message });
        return [];
      });
  };
  const named = { exceptLists: namedOf("lists"), muteLists: namedOf("muteLists") };
  type NamesKey = keyof typeof named;
  for (const key of Object.keys(named) as NamesKey[]) named[key](defaults[key], ["defaults", key], true);

  /** The users of a group by the lists that it names, or else by those of the defaults, and its own. */
  const usersOf = (group: PolicyGroup<Text, Flag, Users>, path: PolicyPath, key: NamesKey, own: Users | undefined) => {
    const parts =
      group[key] === undefined
        ? named[key](defaults[key], ["defaults", key], false)
        : named[key](group[key], [...path, key], true);
    return own === undefined ? parts : [...parts, { users: own }];
  };

  for (const [entry, value] of Object.entries(policy.groups)) {
    const group: PolicyGroup<Text, Flag, Users> = value ?? {};
    const path = ["groups", entry];
    const toCreate = givenForGroup(group);
    const createIsBroken = undefinedIsReported && "create" in group && group.create === undefined;
    if (group.create !== true && !createIsBroken) {
      for (const name of Object.keys(toCreate)) {
        const message = `${name} has no effect without create: true, which makes the group itself`;
        problems.push({ path: [...path, name], at: "key", message });
      }
    }
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
    const dataCenter = group.dataCenter ?? defaults.dataCenter;
    // A group that says whether it is muted says otherwise than the default window.
    const { mutedFrom, mutedUntil } = { ...(group.muted === undefined ? windowOf(defaults) : {}), ...windowOf(group) };
    groups.push({
      entry,
      appId,
      groupId: group.groupId ?? entry,
      exempt: usersOf(group, path, "exceptLists", group.exceptUsers),
      mutedOneByOne: usersOf(group, path, "muteLists", group.mutedUsers),
      ...(dataCenter === undefined ? {} : { dataCenter }),
      ...(group.muted === undefined ? {} : { muted: group.muted }),
      ...(mutedFrom === undefined ? {} : { mutedFrom }),
      ...(mutedUntil === undefined ? {} : { mutedUntil }),
      ...(group.retainOnDelete === undefined ? {} : { retainOnDelete: group.retainOnDelete }),
      ...(group.create === true ? { toCreate } : {}),
    });
  }
  return { groups, problems };
}
