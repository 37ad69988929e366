import type { Switches } from "alicloud-live-emulator";

import { ensureMute } from "../../../provider/src/resources/mute/ensureMute";
import type { LiveClient } from "../../../provider/src/live/liveClient";
import { describeApp } from "../../../provider/src/live/appOperations";
import { describeGroup } from "../../../provider/src/live/groupOperations";
import { describeMute } from "../../../provider/src/live/muteOperations";
import { listGroupIds } from "../../../provider/src/live/listGroupIds";
import { messageApp } from "../../../provider/src/resources/messageApp/messageApp";
import { messageGroup } from "../../../provider/src/resources/messageGroup/messageGroup";
import { ramPolicy } from "../../../provider/src/ram/ramPolicy";
import type { RamPolicy, RamPolicyOptions } from "../../../provider/src/ram/ramPolicy";
import { useRamEmulator } from "../../support/useRamEmulator";

const ram = useRamEmulator();
let users = 0;
let rooms = 0;

/** A client with the key of a RAM user that has just this policy. */
function clientOf(policy: RamPolicy): LiveClient {
  return ram.clientOf(`user${++users}`, policy);
}

function policy(options: Partial<RamPolicyOptions> = {}): RamPolicy {
  return ramPolicy({ appIds: ["demo"], accountId: ram.emulator.accounts.default.id, ...options });
}

const group = { appId: "demo", groupId: "hall" };

/** The work that each access is for, on one group; muting where the service adds to the exempt users instead. */
const work = {
  read: (client: LiveClient) => describeMute(client, group),
  list: async (client: LiveClient) => {
    for await (const page of listGroupIds(client, group)) expect(page).toEqual(["hall"]);
  },
  write: async (client: LiveClient) => {
    await ensureMute(client, group, { muted: true, exceptUsers: ["host"] });
    await ensureMute(client, group, { muted: true, exceptUsers: ["mod1"] });
    await ensureMute(client, group, { muted: false, exceptUsers: [] });
  },
};

/** The same for programs that declare groups. */
const groupWork = {
  readGroup: (client: LiveClient) => describeGroup(client, group),
  writeGroup: async (client: LiveClient) => {
    const room = { appId: "demo", groupId: `room${++rooms}`, groupName: "", creatorId: "", adopt: true, recover: true };
    const declare = (groupInfo: string, administrators: string[] = []) =>
      messageGroup.ensure(client, { ...room, groupInfo, administrators }, {});
    await declare("first");
    await declare("second", ["admin"]);
    await messageGroup.remove(() => client, { ...room, groupInfo: "second", administrators: ["admin"] });
    await declare("third");
  },
};

type Work = Readonly<Record<string, (client: LiveClient) => Promise<unknown>>>;

/** The same for programs that declare apps. */
const appWork = {
  readApp: (client: LiveClient) => describeApp(client, { appId: "demo" }),
  writeApp: async (client: LiveClient) => {
    const audit = { type: 0, url: "" };
    const own = { appName: `app${++rooms}`, messageLifeCycle: 30, audit, eventCallbackUrl: "" };
    const chat = { ...own, disabled: false, adopt: false, onDelete: "disable" };
    const { appId } = await messageApp.ensure(client, chat, {});
    const changed = { ...chat, audit: { type: 1, url: "" }, eventCallbackUrl: "https://a.example" };
    await messageApp.ensure(client, changed, { appId });
    await messageApp.remove(() => client, { ...changed, appId });
  },
};

async function failures(client: LiveClient, all: Work = work): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, run] of Object.entries(all)) {
    try {
      await run(client);
    } catch (error) {
      // A denial after a write went through comes as the cause of the error that says so.
      const { name: kind, cause } = error as Error;
      expect([kind, (cause as Error | undefined)?.name]).toContain("NoPermissionError");
      failed.push(name);
    }
  }
  return failed;
}

test.each<[switches: Partial<Switches>]>([[{ banExceptUsers: "replace" }], [{ banExceptUsers: "merge" }]])(
  "everything works with the policy, with %j",
  async (switches) => {
    Object.assign(ram.emulator.switches, switches);
    expect(await failures(clientOf(policy({ list: true })))).toEqual([]);
  },
);

test("a policy may be for all apps", async () => {
  expect(await failures(clientOf(policy({ list: true, appIds: ["*"] })))).toEqual([]);
});

test("an access allows its own work and no other", async () => {
  expect(await failures(clientOf(policy({ access: "read" })))).toEqual(["list", "write"]);
  expect(await failures(clientOf(policy({ access: "read", list: true })))).toEqual(["write"]);
  expect(await failures(clientOf(policy({ access: "write" })))).toEqual(["list"]);
});

test("with any statement taken away, and with any action of one, something fails", async () => {
  const whole = policy({ list: true });
  for (const [index, statement] of whole.Statement.entries()) {
    const less = whole.Statement.filter((_, other) => other !== index);
    expect(await failures(clientOf({ ...whole, Statement: less }))).not.toEqual([]);
    for (const action of statement.Action) {
      // Needed only where the service adds to the exempt users: muting then takes its time to see so.
      ram.emulator.switches.banExceptUsers = action === "live:ModifyLiveMessageGroupBand" ? "merge" : "replace";
      const rest = statement.Action.filter((one) => one !== action);
      const Statement = rest.length === 0 ? less : [...less, { ...statement, Action: rest }];
      expect({ action, failures: await failures(clientOf({ ...whole, Statement })) }).not.toEqual({
        action,
        failures: [],
      });
    }
  }
});

const ofGroups = { option: { groups: true }, count: 5, work: groupWork, read: "readGroup", write: "writeGroup" };
// An app that is to be made has no id yet.
const ofApps = { option: { apps: true, appIds: ["*"] }, count: 6, work: appWork, read: "readApp", write: "writeApp" };

test("only a policy with mutedUsers allows users to be muted one by one and freed, and a read access does not", async () => {
  const declare = (client: LiveClient, mutedUsers: string[], before: string[]) =>
    ensureMute(client, group, { muted: false, exceptUsers: [], mutedUsers }, before);
  const work = {
    mute: (client: LiveClient) => declare(client, ["raider"], []),
    free: (client: LiveClient) => declare(client, [], ["raider"]),
  };
  const muted = (...users: string[]) => ram.emulator.setMute("demo", "hall", { muted: users });
  muted();
  expect(await failures(clientOf(policy()), { mute: work.mute })).toEqual(["mute"]);
  expect(await failures(clientOf(policy({ access: "read", mutedUsers: true })), { mute: work.mute })).toEqual(["mute"]);
  expect(await failures(clientOf(policy({ mutedUsers: true })), work)).toEqual([]);
  muted("raider");
  expect(await failures(clientOf(policy()), { free: work.free })).toEqual(["free"]);
  muted();
});

test.each([ofGroups, ofApps])(
  "only a policy with $option allows its work, and it needs each action that it has beside the others",
  async ({ option, count, work: own, read, write }) => {
    expect(await failures(clientOf(policy({ list: true })), own)).toEqual([read, write]);
    expect(await failures(clientOf(policy({ access: "read", ...option })), own)).toEqual([write]);
    const whole = policy(option);
    expect(await failures(clientOf(whole), { ...work, ...own })).toEqual(["list"]);
    const needed = policy().Statement.flatMap(({ Action }) => Action);
    const more = whole.Statement.filter(({ Action }) => !Action.some((action) => needed.includes(action)));
    expect(more.flatMap(({ Action }) => Action)).toHaveLength(count);
    for (const statement of more) {
      for (const action of statement.Action) {
        const rest = { ...statement, Action: statement.Action.filter((one) => one !== action) };
        const all = whole.Statement.map((one) => (one === statement ? rest : one));
        const Statement = all.filter(({ Action }) => Action.length > 0);
        const failed = await failures(clientOf({ ...whole, Statement }), own);
        expect({ action, failed }).not.toEqual({ action, failed: [] });
      }
    }
  },
);

test("no other app and no other account is reached", async () => {
  const client = clientOf(policy({ list: true }));
  await expect(describeMute(client, { appId: "other", groupId: "hall" })).rejects.toMatchObject({
    name: "NoPermissionError",
  });
  expect(await failures(clientOf(ramPolicy({ appIds: ["demo"], accountId: "999", list: true })))).toEqual([
    "read",
    "list",
    "write",
  ]);
});

test.each<[unknown, string]>([
  [{}, "appIds must be a list of app ids, not undefined"],
  [{ appIds: "demo" }, 'appIds must be a list of app ids, not "demo"'],
  [{ appIds: new Set(["demo"]) }, "appIds must be a list of app ids, not {}"],
  [{ appIds: [] }, "a RAM policy needs at least one app id"],
  [{ appIds: ["demo", 7] }, "7 is no app id"],
  [{ appIds: ["demo", "de*"] }, '"de*" is no app id: an app id has letters, digits, - and _'],
  [{ appIds: ["demo/x"] }, '"demo/x" is no app id'],
  [{ appIds: ["demo\n"] }, '"demo\\n" is no app id'],
  [{ appIds: ["demo\u200b"] }, '"demo\\u{200b}" is no app id'],
  [{ appIds: ["demo"], access: "all" }, 'access must be "read" or "write", not "all"'],
  [{ appIds: ["demo"], access: null }, 'access must be "read" or "write", not null'],
  [{ appIds: ["demo"], list: "false" }, 'list must be true or false, not "false"'],
  [{ appIds: ["demo"], probe: "yes" }, 'probe must be true or false, not "yes"'],
  [{ appIds: ["demo"], probe: true, access: "read" }, 'it needs the access "write"'],
  [{ appIds: ["demo"], accountId: 12 }, "12 is no account id: an account id has digits only"],
  [{ appIds: ["demo"], accountId: "" }, '"" is no account id'],
  [{ appIds: ["demo"], accountId: "1*" }, '"1*" is no account id'],
  [{ appIds: ["demo"], acess: "read" }, 'there is no option "acess": did you mean "access"?'],
])("options that could widen the policy are refused: %p", (options, problem) => {
  expect(() => ramPolicy(options as RamPolicyOptions)).toThrow(RangeError);
  expect(() => ramPolicy(options as RamPolicyOptions)).toThrow(problem);
});
