import type { AccessKey, Account } from "../accounts/account";
import type { App } from "../store/app";
import type { Group } from "../store/group";
import type { AccountSeed, AppSeed, GroupSeed, KeySeed, Seed } from "./seed";
import type { SeedBed } from "./applySeed";

/** Everything the emulator remembers, secrets included, in the form it can be started with again. */
export function exportSeed({ accounts, state, clock }: SeedBed): Required<Seed> {
  const now = clock.now();
  return {
    accounts: accounts.list().map(exportAccount),
    apps: state.apps().map(exportApp),
    groups: state.apps().flatMap((app) => app.groups(now).map(exportGroup)),
  };
}

/** The same for showing: without the secrets of keys and apps. */
export function exportWithoutSecrets(bed: SeedBed): unknown {
  const hidden = new Set(["accessKeySecret", "securityToken", "appKey", "appSign"]);
  return JSON.parse(JSON.stringify(exportSeed(bed), (name, value: unknown) => (hidden.has(name) ? undefined : value)));
}

function exportAccount(account: Account): AccountSeed {
  return {
    id: account.id,
    keys: account.keys.map(exportKey),
    users: account.users.map(({ name, keys, policies }) => ({ name, keys: keys.map(exportKey), policies })),
    tokens: account.tokens.map((token) => ({
      ...exportKey(token),
      securityToken: token.securityToken,
      expires: token.expires,
      ...(token.principal.kind === "role" ? { role: token.principal.role, policies: token.principal.policies } : {}),
    })),
  };
}

function exportKey({ accessKeyId, accessKeySecret, active }: AccessKey): KeySeed {
  return { accessKeyId, accessKeySecret, active };
}

export function exportApp(app: App): AppSeed {
  return {
    appId: app.id,
    account: app.accountId,
    name: app.name,
    dataCenter: app.dataCenter,
    appKey: app.appKey,
    appSign: app.appSign,
    auditType: app.auditType,
    auditUrl: app.auditUrl,
    eventCallbackUrl: app.eventCallbackUrl,
    messageLifeCycle: app.messageLifeCycle,
    disabled: app.disabled,
    createdAt: app.createdAt,
    modifiedAt: app.modifiedAt,
    online: [...app.online],
    userMessages: app.userMessages,
    purgedIds: [...app.purgedIds],
  };
}

export function exportGroup(group: Group): GroupSeed {
  return {
    appId: group.appId,
    groupId: group.id,
    name: group.name,
    info: group.info,
    creator: group.creator,
    administrators: group.administrators,
    ...group.muteState(),
    members: Object.fromEntries(group.members),
    joins: group.joins,
    messageCounts: Object.fromEntries(group.messageCounts),
    messages: group.messages,
    createdAt: group.createdAt,
    ...(group.deleted ? { deleted: true, deletedBy: group.deletedBy, deletedAt: group.deletedAt } : {}),
  };
}
