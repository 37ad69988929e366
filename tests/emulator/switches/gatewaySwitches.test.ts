import type { Emulator } from "alicloud-live-emulator";
import { gatewaySwitches } from "../../../emulator/src/switches/gatewaySwitches";
import { demonstrate, useSwitchEmulator } from "../support/demonstrate";
import { call, isoSeconds } from "../support/signedCall";

const { emulator, group, outcome, send } = useSwitchEmulator();

demonstrate(emulator, gatewaySwitches, {
  ramDenial: {
    show: denied,
    expected: [
      ["NoPermission", "403 NoPermission"],
      ["Forbidden.RAM", "403 Forbidden.RAM"],
      ["NoAuth", "403 NoAuth"],
    ],
  },
  ramDenialStatus: {
    show: denied,
    expected: [
      [403, "403 NoPermission"],
      [400, "400 NoPermission"],
    ],
  },
  ramResources: {
    show: limitedToApp,
    expected: [
      ["documented", ["ok", "403 NoPermission", "403 NoPermission", "403 NoPermission", "403 NoPermission"]],
      ["app", ["ok", "ok", "ok", "ok", "403 NoPermission"]],
    ],
  },
  ramLevelNone: {
    async show(emulator) {
      const credentials = emulator.accounts.default.createUser("nobody").createKey();
      const results: unknown[] = [];
      for (const [action, parameters] of [
        ["CheckLiveMessageUsersInGroup", { UserIds: "u1" }],
        ["CheckLiveMessageUsersOnline", { UserIds: "u1" }],
        ["KickLiveMessageGroupUser", { KickoffUser: "u1" }],
        ["SendLiveMessageGroup", { SenderId: "s" }],
        ["DescribeLiveMessageGroup", {}],
      ] as const) {
        results.push((await call({ url: emulator.url, credentials }, action, { ...group, ...parameters })).status);
      }
      return results;
    },
    expected: [
      ["checked", [403, 403, 403, 403, 403]],
      ["unchecked", [200, 200, 200, 200, 403]],
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
  unsupportedMethodStatus: {
    show: async ({ url }) => (await fetch(url, { method: "PUT" })).status,
    expected: [
      [400, 400],
      [403, 403],
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
});

async function denied(emulator: Emulator): Promise<string> {
  const credentials = emulator.accounts.default.createUser("nobody").createKey();
  const { status, body } = await call({ url: emulator.url, credentials }, "BanLiveMessageGroup", group);
  return `${status} ${String(body["Code"])}`;
}

/** What a user may do who may do everything with the app: one operation on the app, four on another resource. */
async function limitedToApp({ url, accounts }: Emulator): Promise<string[]> {
  const Statement = [
    { Effect: "Allow" as const, Action: "live:*", Resource: `acs:live::${accounts.default.id}:rtc/app` },
  ];
  const credentials = accounts.default.createUser("limited", { policies: [{ Version: "1", Statement }] }).createKey();
  const results: string[] = [];
  for (const [action, parameters] of [
    ["DescribeLiveMessageApp", {}],
    ["CheckLiveMessageUsersOnline", { UserIds: "u1" }],
    ["DeleteLiveMessageUserMessage", { ReceiverId: "u1", MessageId: "m" }],
    ["ModifyLiveMessageUserInfo", { UserId: "u1" }],
    ["ListLiveMessageApps", { SortType: 1 }],
  ] as const) {
    const { status, body } = await call({ url, credentials }, action, { AppId: "app", ...parameters });
    results.push(status === 200 ? "ok" : `${status} ${String(body["Code"])}`);
  }
  return results;
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
