import type { PolicyDocument, PolicyStatement } from "alicloud-live-emulator";
import { emulatorForEachTest } from "./support/emulators";
import { call, type CallParameters } from "./support/signedCall";

const group = { AppId: "app", GroupId: "g" };
const emulator = emulatorForEachTest({
  seed: { apps: [{ appId: "app" }, { appId: "app2" }], groups: [{ appId: "app", groupId: "g" }] },
});
type Key = { accessKeyId: string; accessKeySecret: string; securityToken?: string };
const outcome = async (credentials: Key, action: string, parameters: CallParameters) => {
  const { status, body } = await call({ url: emulator().url, credentials }, action, parameters);
  return status === 200 ? "ok" : `${status} ${String(body["Code"])}`;
};
const policy = (...Statement: PolicyStatement[]): PolicyDocument => ({ Version: "1", Statement });

describe("two accounts", () => {
  test("never see each other's apps", async () => {
    const other = emulator().accounts.create();
    const key = other.createKey();
    emulator().createApp({ appId: "theirs", account: other });
    const list = async (credentials: Key) => {
      const { body } = await call({ url: emulator().url, credentials }, "ListLiveMessageApps", { SortType: 1 });
      return (body["AppList"] as { AppId: string }[]).map(({ AppId }) => AppId);
    };
    expect(await list(key)).toEqual(["theirs"]);
    expect(await list(emulator().credentials)).toEqual(["app", "app2"]);
  });
  test.each([
    "BanLiveMessageGroup",
    "UnbanLiveMessageGroup",
    "ModifyLiveMessageGroupBand",
    "DescribeLiveMessageGroupBand",
    "DescribeLiveMessageGroup",
    "DescribeLiveMessageApp",
    "CreateLiveMessageGroup",
    "DeleteLiveMessageGroup",
  ])("a key of one cannot call %s on a group of the other", async (action) => {
    emulator().setMute("app", "g", { mutedAll: true, exempt: ["u1"] });
    const before = emulator().state.mute("app", "g");
    expect(await outcome(emulator().accounts.create().createKey(), action, group)).toBe("404 ResourceNotExist");
    expect(emulator().state.mute("app", "g")).toEqual(before);
    expect(emulator().state.group("app", "g")?.deleted).toBe(false);
    expect(emulator().journal.calls().at(-1)?.effect).toBeUndefined();
  });
  test("have a quota each, shared by all keys of the account", async () => {
    emulator().clock.freeze();
    const { default: first } = emulator().accounts;
    const second = emulator().accounts.create();
    emulator().createApp({ appId: "theirs", account: second });
    emulator().createGroup("theirs", "g");
    const user = first.createUser("u", { policies: [policy({ Effect: "Allow", Action: "*", Resource: "*" })] });
    const keys = [emulator().credentials, user.createKey(), first.createToken()];
    const outcomes: string[] = [];
    for (let index = 0; index < 12; index++)
      outcomes.push(await outcome(keys[index % 3]!, "BanLiveMessageGroup", group));
    expect(outcomes.filter((each) => each === "ok")).toHaveLength(10);
    expect(outcomes.slice(10)).toEqual(["400 Throttling.User", "400 Throttling.User"]);
    expect(await outcome(keys[0]!, "UnbanLiveMessageGroup", group)).toBe("ok");
    expect(await outcome(second.createKey(), "BanLiveMessageGroup", { ...group, AppId: "theirs" })).toBe("ok");
  });
});

describe("keys", () => {
  test("an inactive key is refused until it is active", async () => {
    const key = emulator().accounts.default.createKey({ active: false });
    expect(await outcome(key, "BanLiveMessageGroup", group)).toBe("400 InvalidAccessKeyId.Inactive");
    key.active = true;
    expect(await outcome(key, "BanLiveMessageGroup", group)).toBe("ok");
  });
  test("a temporary key needs its token, the right one, in time", async () => {
    const key = emulator().accounts.default.createToken({ durationMs: 60_000 });
    const { accessKeyId, accessKeySecret } = key;
    const ban = (credentials: Key) => outcome(credentials, "BanLiveMessageGroup", group);
    expect(await ban({ accessKeyId, accessKeySecret })).toBe("400 MissingSecurityToken");
    expect(await ban({ ...key, securityToken: "x" })).toBe("400 InvalidSecurityToken.MismatchWithAccessKey");
    expect(await ban({ ...emulator().credentials, securityToken: "x" })).toBe(
      "400 InvalidSecurityToken.MismatchWithAccessKey",
    );
    expect(await ban(key)).toBe("ok");
    emulator().clock.advance(60_000);
    expect(await ban(key)).toBe("400 InvalidSecurityToken.Expired");
  });
  test("a nonce is free again after 15 minutes, and each key has its own", async () => {
    const send = async (credentials: Key) =>
      (await call({ url: emulator().url, credentials }, "BanLiveMessageGroup", group, { nonce: "n" })).body["Code"];
    expect(await send(emulator().credentials)).toBeUndefined();
    expect(await send(emulator().accounts.default.createKey())).toBeUndefined();
    emulator().clock.advance(15 * 60_000 - 60_000);
    expect(await send(emulator().credentials)).toBe("SignatureNonceUsed");
    emulator().clock.advance(60_000);
    expect(await send(emulator().credentials)).toBeUndefined();
  });
  test("ids are taken once", () => {
    const { accounts } = emulator();
    expect(() => accounts.create({ id: accounts.default.id })).toThrow(/already/);
    expect(() => accounts.default.createKey({ accessKeyId: emulator().credentials.accessKeyId })).toThrow(/taken/);
    accounts.default.createUser("u");
    expect(() => accounts.default.createUser("u")).toThrow(/"u"/);
  });
});

describe("policies", () => {
  const own = "acs:live::1000000000000001:rtc/app";
  const cases: [string, PolicyStatement[], string][] = [
    ["nothing", [], "ImplicitDeny"],
    ["the action on the app", [{ Effect: "Allow", Action: "live:BanLiveMessageGroup", Resource: own }], "ok"],
    ["the action in other case", [{ Effect: "Allow", Action: "live:banlivemessagegroup", Resource: own }], "ok"],
    ["lists", [{ Effect: "Allow", Action: ["live:X", "live:BanLiveMessageGroup"], Resource: ["x", own] }], "ok"],
    ["everything", [{ Effect: "Allow", Action: "*", Resource: "*" }], "ok"],
    ["a wildcard of actions", [{ Effect: "Allow", Action: "live:*Ban*LiveMessageGroup*", Resource: own }], "ok"],
    ["a wildcard of apps", [{ Effect: "Allow", Action: "live:*", Resource: "acs:live:*:*:rtc/*" }], "ok"],
    ["a one-character wildcard", [{ Effect: "Allow", Action: "live:*", Resource: "acs:live::*:rtc/ap?" }], "ok"],
    ["another action", [{ Effect: "Allow", Action: "live:UnbanLiveMessageGroup", Resource: "*" }], "ImplicitDeny"],
    ["another app", [{ Effect: "Allow", Action: "live:*", Resource: `${own}2` }], "ImplicitDeny"],
    ["an app whose id begins alike", [{ Effect: "Allow", Action: "*", Resource: own.slice(0, -1) }], "ImplicitDeny"],
    [
      "a region",
      [{ Effect: "Allow", Action: "*", Resource: own.replace("live::", "live:cn-shanghai:") }],
      "ImplicitDeny",
    ],
    ["another account", [{ Effect: "Allow", Action: "*", Resource: own.replace("0001", "0002") }], "ImplicitDeny"],
    [
      "a dot that is not any character",
      [{ Effect: "Allow", Action: "live.BanLiveMessageGroup", Resource: "*" }],
      "ImplicitDeny",
    ],
    [
      "everything, but not this app",
      [
        { Effect: "Allow", Action: "*", Resource: "*" },
        { Effect: "Deny", Action: "live:Ban*", Resource: own },
      ],
      "ExplicitDeny",
    ],
    [
      "a denial before the permission",
      [
        { Effect: "Deny", Action: "*", Resource: own },
        { Effect: "Allow", Action: "*", Resource: "*" },
      ],
      "ExplicitDeny",
    ],
    [
      "a denial of another app",
      [
        { Effect: "Allow", Action: "*", Resource: "*" },
        { Effect: "Deny", Action: "*", Resource: `${own}2` },
      ],
      "ok",
    ],
    ["all actions but others", [{ Effect: "Allow", NotAction: "live:Describe*", Resource: "*" }], "ok"],
    ["all actions but this", [{ Effect: "Allow", NotAction: "live:Ban*", Resource: "*" }], "ImplicitDeny"],
    ["all apps but others", [{ Effect: "Allow", Action: "*", NotResource: `${own}2` }], "ok"],
    ["all apps but this", [{ Effect: "Allow", Action: "*", NotResource: own }], "ImplicitDeny"],
  ];

  test.each(cases)("a user allowed %s", async (_, statements, expected) => {
    const user = emulator().accounts.default.createUser("guest", { policies: [policy(...statements)] });
    const answer = await call({ url: emulator().url, credentials: user.createKey() }, "BanLiveMessageGroup", group);
    if (expected === "ok") {
      expect(answer.status).toBe(200);
      return;
    }
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({
      RequestId: expect.any(String) as string,
      HostId: emulator().endpoint,
      Code: "NoPermission",
      Message: expect.stringContaining("live:BanLiveMessageGroup") as string,
      Recommend: "https://next.api.aliyun.com/troubleshoot?q=NoPermission&product=live",
      AccessDeniedDetail: {
        AuthAction: "live:BanLiveMessageGroup",
        AuthPrincipalType: "SubUser",
        AuthPrincipalOwnerId: "1000000000000001",
        AuthPrincipalDisplayName: user.id,
        EncodedDiagnosticMessage: expect.stringMatching(/^[A-Za-z0-9+/]{64}$/) as string,
        NoPermissionType: expected,
        PolicyType: "AccountLevelIdentityBasedPolicy",
      },
    });
    expect(emulator().state.group("app", "g")?.mutedAll).toBe(false);
  });

  test("a temporary key does what its role allows", async () => {
    const allowBan = policy({ Effect: "Allow", Action: "live:Ban*", Resource: own });
    const key = emulator().accounts.default.createToken({ role: "muter", policies: [allowBan] });
    expect(await outcome(key, "BanLiveMessageGroup", group)).toBe("ok");
    const { body } = await call({ url: emulator().url, credentials: key }, "UnbanLiveMessageGroup", group);
    expect(body["AccessDeniedDetail"]).toMatchObject({
      AuthPrincipalType: "AssumedRoleUser",
      AuthPrincipalDisplayName: "muter",
    });
  });

  test("operations on all resources are not covered by a permission for apps", async () => {
    const { default: account } = emulator().accounts;
    const onApps = policy({ Effect: "Allow", Action: "live:*", Resource: "acs:live::*:rtc/*" });
    const onAll = policy({ Effect: "Allow", Action: "live:*", Resource: "*" });
    const limited = account.createUser("limited", { policies: [onApps] }).createKey();
    const free = account.createUser("free", { policies: [onAll] }).createKey();
    for (const [action, parameters] of [
      ["ListLiveMessageApps", { SortType: 1 }],
      ["CreateLiveMessageApp", {}],
    ] as const) {
      expect(await outcome(limited, action, parameters)).toBe("403 NoPermission");
      expect(await outcome(free, action, parameters)).toBe("ok");
    }
  });

  test("changed policies hold at once", async () => {
    const user = emulator().accounts.default.createUser("u");
    const key = user.createKey();
    expect(await outcome(key, "BanLiveMessageGroup", group)).toBe("403 NoPermission");
    user.policies = [policy({ Effect: "Allow", Action: "*", Resource: "*" })];
    expect(await outcome(key, "BanLiveMessageGroup", group)).toBe("ok");
  });

  test.each<[unknown, RegExp]>([
    [{ Version: "2", Statement: [] }, /Version/],
    [{ Version: "1" }, /Statement/],
    [policy({ Effect: "Maybe", Action: "*", Resource: "*" } as never), /Effect/],
    [policy({ Effect: "Allow", Resource: "*" }), /Action/],
    [policy({ Effect: "Allow", Action: "*", Resource: "*", Condition: {} } as never), /Condition/],
  ])("%j is refused as malformed", (document, message) => {
    const { default: account } = emulator().accounts;
    expect(() => account.createUser("u", { policies: [document as PolicyDocument] })).toThrow(message);
  });
});
