import { readFileSync } from "node:fs";
import { join } from "node:path";
import { switchTable, type Emulator, type Switches } from "alicloud-live-emulator";
import { emulatorForEachTest } from "./support/emulators";
import { call, isoSeconds, type CallParameters } from "./support/signedCall";

const group = { AppId: "app", GroupId: "g" };
const seed = {
  apps: [{ appId: "app" }],
  groups: [
    { appId: "app", groupId: "g" },
    { appId: "app", groupId: "gone", deleted: true },
  ],
};
const emulator = emulatorForEachTest({ seed });

const send = (action: string, parameters: CallParameters = {}) => call(emulator(), action, { ...group, ...parameters });
const set = (switches: Partial<Switches>) => Object.assign(emulator().switches, switches);
const outcome = async (action: string, parameters: CallParameters = {}) => {
  const { status, body } = await send(action, parameters);
  return status === 200 ? "ok" : `${status} ${String(body["Code"])}`;
};
const lists = async () => {
  const { body } = await send("DescribeLiveMessageGroupBand");
  return [body["IsbannedAll"], body["BannedUserList"], body["UnbannedUserList"]];
};

/** One demonstration per switch: what comes over the wire with each of its values. */
type Demonstration<Name extends keyof Switches> = {
  readonly show: (emulator: Emulator) => Promise<unknown>;
  readonly expected: readonly (readonly [value: Switches[Name], wire: unknown])[];
};

const demonstrations: { readonly [Name in keyof Switches]: Demonstration<Name> } = {
  banExceptUsers: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1,u2" });
      await send("BanLiveMessageGroup", { ExceptUsers: "u3" });
      return lists();
    },
    expected: [
      ["replace", [true, [], ["u3"]]],
      ["merge", [true, [], ["u1", "u2", "u3"]]],
      ["merge-up-to-30", [true, [], ["u1", "u2", "u3"]]],
    ],
  },
  banMuted: {
    show: async () => [await outcome("BanLiveMessageGroup"), await outcome("BanLiveMessageGroup")],
    expected: [
      ["ok", ["ok", "ok"]],
      ["error", ["ok", "400 InputInvalid"]],
    ],
  },
  banWithoutExceptUsers: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      await send("BanLiveMessageGroup");
      return lists();
    },
    expected: [
      ["clear", [true, [], []]],
      ["keep", [true, [], ["u1"]]],
    ],
  },
  modifyLists: {
    async show() {
      await send("ModifyLiveMessageGroupBand", { BannedAll: true, BannnedUsers: "u1", ExceptUsers: "u2" });
      await send("ModifyLiveMessageGroupBand", { BannnedUsers: "u3", ExceptUsers: "u4" });
      return lists();
    },
    expected: [
      ["replace", [true, ["u3"], ["u4"]]],
      ["merge", [true, ["u1", "u3"], ["u2", "u4"]]],
    ],
  },
  emptyList: {
    async show() {
      set({ banWithoutExceptUsers: "keep" });
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      const outcomes = [await outcome("BanLiveMessageGroup", { ExceptUsers: "" })];
      const [, , afterBan] = await lists();
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      outcomes.push(await outcome("ModifyLiveMessageGroupBand", { ExceptUsers: "" }));
      const [, , afterModify] = await lists();
      return [outcomes, afterBan, afterModify];
    },
    expected: [
      ["empty", [["ok", "ok"], [], []]],
      ["as-omitted", [["ok", "ok"], ["u1"], ["u1"]]],
      ["one-empty-id", [["ok", "ok"], [""], [""]]],
      ["error", [["400 InputInvalid", "400 InputInvalid"], ["u1"], ["u1"]]],
    ],
  },
  exemptNonMember: {
    async show({ state }) {
      state.group("app", "g")!.join("u1");
      const outcomes = [
        await outcome("BanLiveMessageGroup", { ExceptUsers: "u1,u2" }),
        await outcome("ModifyLiveMessageGroupBand", { BannedAll: true, ExceptUsers: "u1,u2" }),
      ];
      return [...outcomes, await lists()];
    },
    expected: [
      ["ok", ["ok", "ok", [true, [], ["u1", "u2"]]]],
      ["dropped", ["ok", "ok", [true, [], ["u1"]]]],
      ["error", ["400 InputInvalid", "400 InputInvalid", [false, [], []]]],
    ],
  },
  listForm: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1,u2" });
      const [, , joined] = await lists();
      await send("BanLiveMessageGroup", { "ExceptUsers.1": "u1", "ExceptUsers.2": "u2" });
      const [, , numbered] = await lists();
      return [joined, numbered];
    },
    expected: [
      [
        "both",
        [
          ["u1", "u2"],
          ["u1", "u2"],
        ],
      ],
      ["joined", [["u1", "u2"], []]],
      ["numbered", [["u1,u2"], ["u1", "u2"]]],
    ],
  },
  quotaCountsRefused: {
    async show() {
      emulator().clock.freeze();
      for (let number = 0; number < 11; number++) await send("BanLiveMessageGroup");
      emulator().clock.advance(900);
      await send("BanLiveMessageGroup");
      emulator().clock.advance(100);
      const results: string[] = [];
      for (let number = 0; number < 10; number++) results.push(await outcome("BanLiveMessageGroup"));
      return results.filter((each) => each === "ok").length;
    },
    expected: [
      [false, 10],
      [true, 9],
    ],
  },
  httpMethod: {
    show: async () => (await call(emulator(), "BanLiveMessageGroup", group, { method: "GET" })).body["Code"],
    expected: [
      ["any", undefined],
      ["documented", "InvalidAction.NotFound"],
    ],
  },
  unbanKeepsExempt: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      await send("UnbanLiveMessageGroup");
      return lists();
    },
    expected: [
      [false, [false, [], []]],
      [true, [false, [], ["u1"]]],
    ],
  },
  unbanNotMuted: {
    show: () => outcome("UnbanLiveMessageGroup"),
    expected: [
      ["ok", "ok"],
      ["error", "400 InputInvalid"],
      ["not-found", "404 ResourceNotExist"],
    ],
  },
  modifyOmitted: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      await send("ModifyLiveMessageGroupBand", { BannnedUsers: "u2" });
      return lists();
    },
    expected: [
      ["keep", [true, ["u2"], ["u1"]]],
      ["reset", [false, ["u2"], []]],
    ],
  },
  bandListShape: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1,u2" });
      return lists();
    },
    expected: [
      ["plain", [true, [], ["u1", "u2"]]],
      ["json-string", [true, ["[]"], ['["u1","u2"]']]],
      ["nested", [true, [[]], [["u1", "u2"]]]],
      ["wrapped", [true, { BannedUsers: [] }, { UnbannedUsers: ["u1", "u2"] }]],
      ["repeated", [true, [], ["u1", "u2", "u1", "u2"]]],
      ["null", [true, null, ["u1", "u2"]]],
      ["absent", [true, undefined, ["u1", "u2"]]],
    ],
  },
  bandListOrder: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1,u2" });
      return lists();
    },
    expected: [
      ["insertion", [true, [], ["u1", "u2"]]],
      ["reversed", [true, [], ["u2", "u1"]]],
    ],
  },
  bannedAllAsString: {
    async show() {
      return (await lists())[0];
    },
    expected: [
      [false, false],
      [true, "false"],
    ],
  },
  readLagMs: {
    async show({ clock }) {
      clock.freeze();
      await send("BanLiveMessageGroup");
      const [first] = await lists();
      clock.advance(500);
      return [first, (await lists())[0]];
    },
    expected: [
      [0, [true, true]],
      [500, [false, true]],
      [501, [false, false]],
    ],
  },
  readLagReads: {
    async show() {
      await send("BanLiveMessageGroup");
      // A write does not make an earlier one show.
      await send("BanLiveMessageGroup");
      return [(await lists())[0], (await lists())[0], (await lists())[0]];
    },
    expected: [
      [0, [true, true, true]],
      [2, [false, false, true]],
    ],
  },
  bandOnDeletedGroup: {
    show: async () => [
      await outcome("BanLiveMessageGroup", { GroupId: "gone" }),
      await outcome("DescribeLiveMessageGroupBand", { GroupId: "gone" }),
    ],
    expected: [
      ["not-found", ["404 ResourceNotExist", "404 ResourceNotExist"]],
      ["ok", ["ok", "ok"]],
      ["read-only", ["404 ResourceNotExist", "ok"]],
    ],
  },
  recoverKeepsMute: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      await send("DeleteLiveMessageGroup");
      await send("RecoverLiveMessageDeletedGroup");
      return lists();
    },
    expected: [
      [true, [true, [], ["u1"]]],
      [false, [false, [], []]],
    ],
  },
  individualMuteWins: {
    async show() {
      set({ sendHonoursMute: true });
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      await send("AddLiveMessageGroupBand", { BannedUsers: "u1" });
      return outcome("SendLiveMessageGroup", { SenderId: "u1", Body: "b" });
    },
    expected: [
      [true, "403 NoAuth"],
      [false, "ok"],
    ],
  },
  sendHonoursMute: {
    async show({ state }) {
      state.group("app", "g")!.administrators = ["boss"];
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      const speak = (SenderId: string) => outcome("SendLiveMessageGroup", { SenderId, Body: "b" });
      return [await speak("u1"), await speak("boss"), await speak("u2")];
    },
    expected: [
      [false, ["ok", "ok", "ok"]],
      [true, ["ok", "ok", "403 NoAuth"]],
    ],
  },
  deleteUnknownGroup: {
    show: () => outcome("DeleteLiveMessageGroup", { GroupId: "never" }),
    expected: [
      ["ok", "ok"],
      ["error", "404 ResourceNotExist"],
    ],
  },
  idCharacters: {
    show: async () => [
      await outcome("BanLiveMessageGroup", { ExceptUsers: "user_77" }),
      await outcome("BanLiveMessageGroup", { ExceptUsers: "user77" }),
    ],
    expected: [
      ["any", ["ok", "ok"]],
      ["documented", ["400 InputInvalid", "ok"]],
    ],
  },
  dataCenterMismatch: {
    show: () => outcome("BanLiveMessageGroup", { DataCenter: "ap-southeast-1" }),
    expected: [
      ["invalid", "400 InputInvalid"],
      ["not-found", "404 ResourceNotExist"],
    ],
  },
  omittedDataCenter: {
    show(emulator) {
      const { id } = emulator.createApp({ dataCenter: "ap-southeast-1" });
      return outcome("DescribeLiveMessageApp", { AppId: id });
    },
    expected: [
      ["any", "ok"],
      ["cn-shanghai", "400 InputInvalid"],
    ],
  },
  foreignApp: {
    show(emulator) {
      const { id } = emulator.createApp({ account: emulator.accounts.create() });
      return outcome("DescribeLiveMessageApp", { AppId: id });
    },
    expected: [
      ["not-found", "404 ResourceNotExist"],
      ["no-auth", "403 NoAuth"],
    ],
  },
  disabledApp: {
    show({ state }) {
      state.app("app")!.disabled = true;
      return outcome("BanLiveMessageGroup");
    },
    expected: [
      ["ok", "ok"],
      ["no-auth", "403 NoAuth"],
      ["not-found", "404 ResourceNotExist"],
    ],
  },
  ramDenialStatus: {
    show: denied,
    expected: [
      [403, "403 NoPermission"],
      [400, "400 NoPermission"],
    ],
  },
  expiredToken: {
    show: async (emulator) => (await withToken(emulator, { durationMs: 0 }))[1],
    expected: [
      ["InvalidSecurityToken.Expired", "InvalidSecurityToken.Expired"],
      ["InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.NotFound"],
    ],
  },
  tokenErrorStatus: {
    show: async (emulator) => [
      (await withToken(emulator, { durationMs: 0 }))[0],
      (await withToken(emulator, {}, "another"))[0],
      (await withToken(emulator, {}, ""))[0],
    ],
    expected: [
      [400, [400, 400, 400]],
      [403, [403, 403, 403]],
    ],
  },
  unsupportedMethodStatus: {
    show: async ({ url }) => (await fetch(url, { method: "PUT" })).status,
    expected: [
      [400, 400],
      [403, 403],
    ],
  },
  ramDenial: {
    show: denied,
    expected: [
      ["NoPermission", "403 NoPermission"],
      ["Forbidden.RAM", "403 Forbidden.RAM"],
      ["NoAuth", "403 NoAuth"],
    ],
  },
  unknownKeyStatus: {
    async show({ url }) {
      const credentials = { accessKeyId: "x", accessKeySecret: "y" };
      return (await call({ url, credentials }, "BanLiveMessageGroup", group)).status;
    },
    expected: [
      [404, 404],
      [400, 400],
    ],
  },
  signatureMismatchStatus: {
    async show({ url, credentials }) {
      const wrong = { url, credentials: { ...credentials, accessKeySecret: "y" } };
      return (await call(wrong, "BanLiveMessageGroup", group)).status;
    },
    expected: [
      [400, 400],
      [403, 403],
    ],
  },
  throttlingCode: {
    show: throttled,
    expected: [
      ["Throttling.User", "400 Throttling.User"],
      ["Throttling.Api", "400 Throttling.Api"],
      ["Throttling", "400 Throttling"],
    ],
  },
  throttlingStatus: {
    show: throttled,
    expected: [
      [400, "400 Throttling.User"],
      [429, "429 Throttling.User"],
      [503, "503 Throttling.User"],
    ],
  },
  quota: {
    show: throttled,
    expected: [
      [true, "400 Throttling.User"],
      [false, "ok"],
    ],
  },
  quotaWindow: {
    async show({ clock }) {
      clock.freeze();
      clock.set("2026-01-01T00:00:00.900Z");
      for (let index = 0; index < 10; index++) await send("BanLiveMessageGroup");
      clock.set("2026-01-01T00:00:01.000Z");
      const nextSecond = await outcome("BanLiveMessageGroup");
      clock.set("2026-01-01T00:00:01.900Z");
      return [nextSecond, await outcome("BanLiveMessageGroup")];
    },
    expected: [
      ["sliding", ["400 Throttling.User", "ok"]],
      ["fixed", ["ok", "ok"]],
    ],
  },
  requestDateClock: {
    async show(emulator) {
      emulator.clock.advance(3_600_000);
      const ask = async (date: string) =>
        (await call(emulator, "DescribeLiveMessageGroup", group, { date })).body["Code"] ?? "ok";
      return [await ask(isoSeconds()), await ask(isoSeconds(Date.now() + 3_600_000))];
    },
    expected: [
      ["machine", ["ok", "InvalidTimeStamp.Expired"]],
      ["emulator", ["InvalidTimeStamp.Expired", "ok"]],
    ],
  },
  tokenPageSize: {
    async show(emulator) {
      for (let index = 0; index < 30; index++) emulator.createGroup("app", `more${index}`);
      const { body } = await send("ListLiveMessageGroups", { SortType: 1 });
      return (body["GroupList"] as unknown[]).length;
    },
    expected: [
      [20, 20],
      [5, 5],
      [100, 32],
    ],
  },
};

async function denied(emulator: Emulator): Promise<string> {
  const credentials = emulator.accounts.default.createUser("nobody").createKey();
  const { status, body } = await call({ url: emulator.url, credentials }, "BanLiveMessageGroup", group);
  return `${status} ${String(body["Code"])}`;
}

/** Status and code of a call with a new token, or with another or none in its place. */
async function withToken({ url, accounts }: Emulator, options: { durationMs?: number }, securityToken?: string) {
  const token = accounts.default.createToken(options);
  const credentials = { ...token, securityToken: securityToken ?? token.securityToken };
  const { status, body } = await call({ url, credentials }, "DescribeLiveMessageGroup", group);
  return [status, body["Code"]];
}

async function throttled(): Promise<string> {
  for (let index = 0; index < 10; index++) await send("BanLiveMessageGroup");
  return outcome("BanLiveMessageGroup");
}

describe.each(Object.keys(switchTable) as (keyof Switches)[])("%s", (name) => {
  const { show, expected } = demonstrations[name];
  test.each(expected as readonly [unknown, unknown][])("%j", async (value, wire) => {
    set({ [name]: value });
    expect(await show(emulator())).toEqual(wire);
  });
  test("each of its values is shown, the default first", () => {
    const { values, default: standard } = switchTable[name];
    expect(expected[0]?.[0]).toBe(standard);
    const shown = (expected as readonly [unknown, unknown][]).map(([value]) => value);
    if (values !== "number") expect(new Set(shown)).toEqual(new Set<unknown>(values));
  });
});

test("merge-up-to-30: the thirty-first exempt user is an error", async () => {
  set({ banExceptUsers: "merge-up-to-30" });
  const users = Array.from({ length: 30 }, (_, index) => `u${index}`);
  expect(await outcome("BanLiveMessageGroup", { ExceptUsers: users.join(",") })).toBe("ok");
  expect(await outcome("BanLiveMessageGroup", { ExceptUsers: "u0" })).toBe("ok");
  expect(await outcome("BanLiveMessageGroup", { ExceptUsers: "u30" })).toBe("400 InputInvalid");
  expect(await lists()).toEqual([true, [], users]);
});

test("the README lists every switch with its default and the reason for it", () => {
  const readme = readFileSync(join(__dirname, "../../emulator/README.md"), "utf8");
  for (const [name, row] of Object.entries(switchTable)) {
    const line = readme.split("\n").find((each) => each.startsWith(`| \`${name}\` `));
    expect([name, line]).toEqual([
      name,
      expect.stringContaining(`\`${JSON.stringify(row.default).replaceAll('"', "")}\``),
    ]);
    expect(line).toContain(row.reason);
  }
});
