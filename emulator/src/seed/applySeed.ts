import { defaultAccount, type Accounts } from "../accounts/accounts";
import type { Group } from "../store/group";
import type { LiveState } from "../store/liveState";
import type { Clock } from "../time/clock";
import { SeedProblem } from "./checkSeed";
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
  const { account = accounts.default.id, createdAt, ...options } = seed;
  if (!accounts.get(account)) throw new TypeError(`App "${seed.appId}" names account ${account}, which is not there.`);
  state.addApp(account, options, createdAt);
}

/** @throws TypeError if the app is missing or the group there already */
export function addGroup(seed: GroupSeed, { state, clock }: SeedBed): Group {
  const app = state.app(seed.appId);
  if (!app) throw new TypeError(`Group "${seed.groupId}" names app "${seed.appId}", which is not there.`);
  const now = clock.now();
  if (app.group(seed.groupId, now)) throw new TypeError(`App "${seed.appId}" has a group "${seed.groupId}" already.`);
  const group = app.addGroup(seed.groupId, seed.createdAt ?? now);
  group.name = seed.name ?? "";
  group.info = seed.info ?? "";
  group.creator = seed.creator ?? "";
  group.administrators = [...(seed.administrators ?? [])];
  group.mutedAll = seed.mutedAll ?? false;
  group.exempt = new Set(seed.exempt);
  group.muted = new Set(seed.muted);
  const members = seed.members ?? [];
  for (const [user, info] of isList(members) ? members.map((id) => [id, ""] as const) : Object.entries(members)) {
    group.join(user, info);
  }
  group.joins = seed.joins ?? group.joins;
  for (const [type, count] of Object.entries(seed.messageCounts ?? {})) group.count(Number(type), count);
  for (const message of seed.messages ?? []) group.store(message);
  group.deleted = seed.deleted ?? false;
  group.deletedBy = seed.deletedBy ?? "";
  group.deletedAt = seed.deletedAt ?? (group.deleted ? now : 0);
  return group;
}

function isList(value: readonly string[] | Readonly<Record<string, string>>): value is readonly string[] {
  return Array.isArray(value);
}
