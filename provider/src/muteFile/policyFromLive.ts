import { maxExemptUsers } from "../properties/groupMute";
import { groupIdProblem, userIdProblem } from "../properties/idRules";
import { quoted } from "../text/visible";
import type { PolicyDocument, PolicyGroup } from "./policyDocument";

/** A group as the service has it. */
export interface LiveGroup {
  groupId: string;
  muted: boolean;
  exceptUsers: readonly string[];
  /** Users muted one by one. */
  mutedUsers?: readonly string[];
}

/** What of an app goes into a policy. */
export interface PolicyFromLiveOptions {
  appId: string;
  dataCenter?: string;
  /** Whether open groups become entries that must stay open. Default false: they are left to themselves. */
  includeOpen?: boolean;
  /** Whether users muted one by one are declared. Default false, since most of them are the work of the day. */
  includeMutedUsers?: boolean;
}

/** A policy that says what is live, and the groups that no policy can say. */
export interface PolicyFromLive {
  policy: PolicyDocument;
  skipped: { groupId: string; reason: string }[];
}

/**
 * The policy that holds exactly what is live: an update from it writes nothing. Users that several groups exempt
 * alike become shared lists, and the list used most the default; names are for people to better.
 */
export function policyFromLive(live: readonly LiveGroup[], options: PolicyFromLiveOptions): PolicyFromLive {
  const withMuted = options.includeMutedUsers === true;
  const groups = live.map((group) => ({ ...group, mutedUsers: withMuted ? (group.mutedUsers ?? []) : [] }));
  const skipped: PolicyFromLive["skipped"] = [];
  const usable = groups.filter((group) => {
    if (!group.muted && options.includeOpen !== true) return false;
    const reason = whyNot(group);
    if (reason !== undefined) skipped.push({ groupId: group.groupId, reason });
    return reason === undefined;
  });
  const lists = sharedLists(
    usable.filter(({ muted }) => muted).map(({ exceptUsers }) => exceptUsers),
    "list",
  );
  const muteLists = sharedLists(
    usable.map(({ mutedUsers }) => mutedUsers),
    "muteList",
  );
  const [common] = lists.values();
  const entries = [...usable]
    .sort((a, b) => (a.groupId < b.groupId ? -1 : 1))
    .map((group): [string, PolicyGroup | null] => [
      group.groupId,
      withMutedUsers(entryOf(group, lists, common), group, muteLists, common),
    ]);
  const { appId, dataCenter } = options;
  return {
    policy: {
      defaults: {
        appId,
        ...(dataCenter === undefined ? {} : { dataCenter }),
        ...(common === undefined ? {} : { exceptLists: [common.name] }),
      },
      ...(lists.size === 0 ? {} : { lists: listsOf(lists) }),
      ...(muteLists.size === 0 ? {} : { muteLists: listsOf(muteLists) }),
      groups: Object.fromEntries(entries),
    },
    skipped,
  };
}

interface SharedList {
  name: string;
  users: string[];
}

/** Sets of users that two groups or more have, the one used most first, by their content. */
function sharedLists(sets: readonly (readonly string[])[], name: string): Map<string, SharedList> {
  const uses = new Map<string, number>();
  for (const key of sets.filter((users) => users.length > 0).map(keyOf)) uses.set(key, (uses.get(key) ?? 0) + 1);
  const shared = [...uses].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Map(
    shared.map(([key], index) => [key, { name: `${name}${index + 1}`, users: JSON.parse(key) as string[] }]),
  );
}

function listsOf(lists: ReadonlyMap<string, SharedList>): Record<string, string[]> {
  return Object.fromEntries([...lists.values()].map(({ name, users }) => [name, users]));
}

function withMutedUsers(
  entry: PolicyGroup | null,
  { mutedUsers = [] }: LiveGroup,
  lists: ReadonlyMap<string, SharedList>,
  common: SharedList | undefined,
): PolicyGroup | null {
  if (mutedUsers.length === 0) return entry;
  const list = lists.get(keyOf(mutedUsers));
  // An open group exempts nobody, and must not exempt whom it mutes by the default list.
  const clashes = entry?.muted === false && common?.users.some((user) => mutedUsers.includes(user)) === true;
  return {
    ...entry,
    ...(clashes ? { exceptLists: [] } : {}),
    ...(list ? { muteLists: [list.name] } : { mutedUsers: [...new Set(mutedUsers)].sort() }),
  };
}

function entryOf(
  group: LiveGroup,
  lists: ReadonlyMap<string, SharedList>,
  common: SharedList | undefined,
): PolicyGroup | null {
  if (!group.muted) return { muted: false };
  const list = lists.get(keyOf(group.exceptUsers));
  if (list) return list === common ? null : { exceptLists: [list.name] };
  return {
    ...(common === undefined ? {} : { exceptLists: [] }),
    exceptUsers: [...new Set(group.exceptUsers)].sort(),
  };
}

function whyNot({ groupId, muted, exceptUsers, mutedUsers = [] }: LiveGroup): string | undefined {
  const problem = groupIdProblem(groupId);
  if (problem !== undefined) return `its id ${problem}`;
  const oddMuted = mutedUsers
    .map((id) => [id, userIdProblem(id)] as const)
    .find(([, problem]) => problem !== undefined);
  if (oddMuted !== undefined) return `its user muted one by one ${quoted(oddMuted[0])} ${oddMuted[1]}`;
  if (!muted) return undefined;
  const both = mutedUsers.find((id) => exceptUsers.includes(id));
  if (both !== undefined)
    return `its user ${quoted(both)} is both exempt and muted one by one, which no policy can say`;
  const count = new Set(exceptUsers).size;
  if (count > maxExemptUsers) return `it exempts ${count} users, and one mute takes ${maxExemptUsers}`;
  const odd = exceptUsers.map((id) => [id, userIdProblem(id)] as const).find(([, problem]) => problem !== undefined);
  return odd && `its exempt user ${quoted(odd[0])} ${odd[1]}`;
}

function keyOf(users: readonly string[]): string {
  return JSON.stringify([...new Set(users)].sort());
}
