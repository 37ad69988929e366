import { defaultAccount, type Accounts } from "../accounts/accounts";
import type { App } from "../store/app";
import type { Group } from "../store/group";
import type { LiveState } from "../store/liveState";
import { quote } from "../text/quote";
import type { Clock } from "../time/clock";
import { SeedProblem } from "./locatedJson";
import type { AccountSeed, AppSeed, GroupSeed, Seed } from "./seed";

/** What a seed is planted in. */
export interface SeedBed {
  readonly accounts: Accounts;
  readonly state: LiveState;
  readonly clock: Clock;
}

/**
 * Fills empty accounts and an empty state.
 * @throws SeedProblem for a name that is taken or one that leads nowhere
 */
export function applySeed(seed: Seed, bed: SeedBed): void {
  const { accounts = [] } = seed;
  if (accounts.length === 0) bed.accounts.create({ id: defaultAccount.id }).createKey(defaultAccount);
  addEach("accounts", accounts, (account) => addAccount(account, bed));
  addEach("apps", seed.apps, (app) => addApp(app, bed));
  addEach("groups", seed.groups, (group) => addGroup(group, bed));
}

function addEach<Item>(list: keyof Seed, items: readonly Item[] = [], add: (item: Item) => void): void {
  for (const [index, item] of items.entries()) {
    try {
      add(item);
    } catch (error) {
      throw error instanceof TypeError ? new SeedProblem([list, index], error.message) : error;
    }
  }
}

function addAccount(seed: AccountSeed, { accounts }: SeedBed): void {
  const account = accounts.create({ id: seed.id });
  for (const key of seed.keys ?? []) account.createKey(key);
  for (const { name, policies = [], keys = [] } of seed.users ?? []) {
    const user = account.createUser(name, { policies });
    for (const key of keys) user.createKey(key);
  }
  for (const token of seed.tokens ?? []) account.createToken(token);
}

function addApp(seed: AppSeed, { accounts, state }: SeedBed): void {
  const { account = accounts.default.id, createdAt } = seed;
  if (!accounts.get(account)) {
    throw new TypeError(`App ${quote(seed.appId)} names account ${account}, which does not exist.`);
  }
  setApp(state.addApp(account, seed, createdAt), seed);
}

/** What of an app can be changed once it is there. */
export type AppChange = Omit<AppSeed, "appId" | "account" | "dataCenter" | "appKey" | "appSign" | "createdAt">;

/** Changes what is given of an app; given lists take the place of those that are there. */
export function setApp(app: App, change: AppChange): void {
  app.set(change);
  app.modifiedAt = change.modifiedAt ?? app.modifiedAt;
  if (change.online) refill(app.online, change.online);
  if (change.purgedIds) refill(app.purgedIds, change.purgedIds);
  if (change.userMessages) app.userMessages.length = 0;
  for (const message of change.userMessages ?? []) app.store(message);
}

function refill(set: Set<string>, items: readonly string[]): void {
  set.clear();
  for (const item of items) set.add(item);
}

/** @throws TypeError if the app is missing or the group there already */
export function addGroup(seed: GroupSeed, { state, clock }: SeedBed): Group {
  const app = state.app(seed.appId);
  const [appId, groupId] = [quote(seed.appId), quote(seed.groupId)];
  if (!app) throw new TypeError(`Group ${groupId} names app ${appId}, which does not exist.`);
  const now = clock.now();
  if (app.group(seed.groupId, now)) throw new TypeError(`App ${appId} has a group ${groupId} already.`);
  const group = app.addGroup(seed.groupId, seed.createdAt ?? now);
  setGroup(group, seed, now);
  return group;
}

/** What of a group can be changed once it is there. */
export type GroupChange = Omit<GroupSeed, "appId" | "groupId" | "createdAt">;

/** Changes what is given of a group; given lists and maps take the place of those that are there. */
export function setGroup(group: Group, change: GroupChange, now: number): void {
  group.name = change.name ?? group.name;
  group.info = change.info ?? group.info;
  group.creator = change.creator ?? group.creator;
  group.administrators = [...(change.administrators ?? group.administrators)];
  group.setMute(change);
  if (change.deleted === false) group.recover();
  if (change.deleted && !group.deleted) group.delete(change.deletedAt ?? now, change.deletedBy);
  if (change.members) group.members.clear();
  for (const [user, info] of membersOf(change.members ?? [])) group.join(user, info);
  group.joins = change.joins ?? group.joins;
  if (change.messageCounts) group.messageCounts.clear();
  for (const [type, count] of Object.entries(change.messageCounts ?? {})) group.count(Number(type), count);
  if (change.messages) group.messages.length = 0;
  for (const message of change.messages ?? []) group.store(message);
}

function membersOf(members: NonNullable<GroupSeed["members"]>): (readonly [user: string, info: string])[] {
  return isList(members) ? members.map((user) => [user, ""] as const) : Object.entries(members);
}

function isList(value: readonly string[] | Readonly<Record<string, string>>): value is readonly string[] {
  return Array.isArray(value);
}
