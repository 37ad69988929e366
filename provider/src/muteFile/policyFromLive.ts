import { maxExemptUsers } from "../properties/groupMute";
import { groupIdProblem, userIdProblem } from "../properties/idRules";
import { quoted } from "../text/visible";
import type { PolicyDocument, PolicyGroup } from "./policyDocument";

/** A group as the service has it. */
export interface LiveGroup {
  groupId: string;
  muted: boolean;
  exceptUsers: readonly string[];
}

/** What of an app goes into a policy. */
export interface PolicyFromLiveOptions {
  appId: string;
  dataCenter?: string;
  /** Whether open groups become entries that must stay open. Default false: they are left to themselves. */
  includeOpen?: boolean;
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
export function policyFromLive(groups: readonly LiveGroup[], options: PolicyFromLiveOptions): PolicyFromLive {
  const skipped: PolicyFromLive["skipped"] = [];
  const usable = groups.filter((group) => {
    if (!group.muted && options.includeOpen !== true) return false;
    const reason = whyNot(group);
    if (reason !== undefined) skipped.push({ groupId: group.groupId, reason });
    return reason === undefined;
  });
  const lists = sharedLists(usable);
  const [common] = lists.values();
  const entries = [...usable]
    .sort((a, b) => (a.groupId < b.groupId ? -1 : 1))
    .map((group): [string, PolicyGroup | null] => [group.groupId, entryOf(group, lists, common)]);
  const { appId, dataCenter } = options;
  return {
    policy: {
      defaults: {
        appId,
        ...(dataCenter === undefined ? {} : { dataCenter }),
        ...(common === undefined ? {} : { exceptLists: [common.name] }),
      },
      ...(lists.size === 0
        ? {}
        : { lists: Object.fromEntries([...lists.values()].map(({ name, users }) => [name, users])) }),
      groups: Object.fromEntries(entries),
    },
    skipped,
  };
}

interface SharedList {
  name: string;
  users: string[];
}

/** Sets of users that two groups or more exempt, the one used most first, by their content. */
function sharedLists(groups: readonly LiveGroup[]): Map<string, SharedList> {
  const uses = new Map<string, number>();
  for (const group of groups) {
    if (group.muted && group.exceptUsers.length > 0) uses.set(keyOf(group), (uses.get(keyOf(group)) ?? 0) + 1);
  }
  const shared = [...uses].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Map(shared.map(([key], index) => [key, { name: `list${index + 1}`, users: JSON.parse(key) as string[] }]));
}

function entryOf(
  group: LiveGroup,
  lists: ReadonlyMap<string, SharedList>,
  common: SharedList | undefined,
): PolicyGroup | null {
  if (!group.muted) return { muted: false };
  const list = lists.get(keyOf(group));
  if (list) return list === common ? null : { exceptLists: [list.name] };
  return {
    ...(common === undefined ? {} : { exceptLists: [] }),
    exceptUsers: [...new Set(group.exceptUsers)].sort(),
  };
}

function whyNot({ groupId, muted, exceptUsers }: LiveGroup): string | undefined {
  const problem = groupIdProblem(groupId);
  if (problem !== undefined) return `its id ${problem}`;
  if (!muted) return undefined;
  const count = new Set(exceptUsers).size;
  if (count > maxExemptUsers) return `it exempts ${count} users, and one mute takes ${maxExemptUsers}`;
  const odd = exceptUsers.map((id) => [id, userIdProblem(id)] as const).find(([, problem]) => problem !== undefined);
  return odd && `its exempt user ${quoted(odd[0])} ${odd[1]}`;
}

function keyOf({ exceptUsers }: LiveGroup): string {
  return JSON.stringify([...new Set(exceptUsers)].sort());
}
