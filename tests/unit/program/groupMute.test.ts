import * as pulumi from "@pulumi/pulumi";
import { AppMutes } from "../../../provider/src/program/appMutes";
import { Provider } from "../../../provider/src/program/explicitProvider";
import { GroupMute } from "../../../provider/src/program/groupMute";
import { MutePolicy } from "../../../provider/src/program/mutePolicy";
import { policyOptions } from "../../../provider/src/program/policyOptions";
import { useMadeResources } from "./support/useMadeResources";

const args = { appId: "app1", groupId: "hall" };
const made = useMadeResources();

async function registered(name: string): Promise<pulumi.runtime.MockResourceArgs> {
  await pulumi.runtime.disconnect();
  return made.find((resource) => resource.name === name)!;
}

class Foreign extends pulumi.ProviderResource {
  constructor() {
    super("alicloud", "foreign", {});
  }
}

/** Options as a program without types may give them. */
type Options = (own: Provider, foreign: Foreign) => object;

test.each<[string, Options, string]>([
  [
    "import",
    () => ({ import: "app1/hall" }),
    "the option import does not work, since the engine cannot import dynamic",
  ],
  [
    "a provider of another package",
    (_, foreign) => ({ provider: foreign }),
    "no GroupMute can use the provider of alicloud. An account is a Provider of this package: import { Provider }",
  ],
  ["a provider that is none", () => ({ provider: null }), "no GroupMute can use the provider of none at all."],
  [
    "an output of a provider",
    (_, foreign) => ({ provider: pulumi.output(foreign) as unknown as pulumi.ProviderResource }),
    "no GroupMute can use the provider of none at all.",
  ],
  ["a misspelt property", () => ({ ignoreChanges: ["exemptUsers"] }), 'no property "exemptUsers": did you mean "exc'],
  [
    "a misspelt secret",
    () => ({ additionalSecretOutputs: ["exeptUsers[0]"] }),
    'additionalSecretOutputs: GroupMute has no property "exeptUsers": did you mean "exceptUsers"?',
  ],
  [
    "an exempt user by number",
    () => ({ ignoreChanges: ["muted", "exceptUsers[1]"] }),
    "ignoreChanges: exceptUsers[1] names no user, since users have no order. Name the user (exceptUsers.ID, or",
  ],
  ["an exempt user without an id", () => ({ ignoreChanges: ["exceptUsers."] }), "exceptUsers. names no user. Name the"],
  ["an unfinished path", () => ({ ignoreChanges: ['exceptUsers["mod1]'] }), 'exceptUsers["mod1] names no user, since'],
  ["a misspelt property in brackets", () => ({ ignoreChanges: ['["exceptUser"]'] }), 'no property "exceptUser": did'],
  [
    "a path that is no list",
    () => ({ ignoreChanges: "exceptUsers" }),
    "ignoreChanges must be a list of properties, not a",
  ],
  [
    "a user by number",
    () => ({ replaceOnChanges: ["mutedUsers[0]"] }),
    "replaceOnChanges: mutedUsers[0] names no user,",
  ],
  [
    "a part of a secret",
    () => ({ additionalSecretOutputs: ["exceptUsers[0]"] }),
    "additionalSecretOutputs: exceptUsers[0] is a part of a property, and the engine keeps whole ones secret: exceptUsers",
  ],
  ["a misspelt option", () => ({ protec: true }), 'there is no option "protec": did you mean "protect"?'],
  [
    "an option in other letters",
    () => ({ ignorechanges: [] }),
    'no option "ignorechanges": did you mean "ignoreChanges"?',
  ],
  ["all of them in one text", () => "protect" as unknown as object, "its options must be an object, not a string"],
])("the option %s is refused", (_, options, message) => {
  const refused = () => new GroupMute("hall", args, options(new Provider("own", {}), new Foreign()));
  expect(refused).toThrow(`GroupMute "hall": `);
  expect(refused).toThrow(message);
});

test.each<[string, Options, string]>([
  ["no provider", () => ({}), ""],
  ["undefined", () => ({ provider: undefined }), ""],
  ["its own one", (own) => ({ provider: own }), "own"],
  ["its own one among others", (own, foreign) => ({ providers: [foreign, own] }), "own"],
  ["its own one by another name", (own) => ({ providers: { livemessage: own } }), "own"],
  ["both ways", (own) => ({ provider: own, providers: [own] }), "own"],
])("a MutePolicy with %s hands on what is its own", async (_, options, provider) => {
  new MutePolicy("event", { groups: { hall: args } }, options(new Provider("own", {}), new Foreign()));
  const used = (await registered("event/hall")).provider;
  expect(used).toBe(
    provider && `urn:pulumi:stack::project::pulumi:providers:pulumi-nodejs::${provider}::${provider}-id`,
  );
});

test.each<[string, Options, string]>([
  ["a provider of another package", (_, foreign) => ({ provider: foreign }), "the provider of alicloud."],
  ["others alone", (_, foreign) => ({ providers: { alicloud: foreign } }), "the provider of alicloud."],
  ["two accounts", (own) => ({ providers: [own, new Provider("second", {})] }), "more than one Provider is given."],
])("a MutePolicy with %s is refused", (_, options, message) => {
  const refused = () =>
    new MutePolicy("event", { groups: { hall: args } }, options(new Provider("own", {}), new Foreign()));
  expect(refused).toThrow(message);
});

test("single users whose changes are ignored are registered by name, as in state", async () => {
  const exceptUsers = pulumi.output(["host", 10086, "__x"]);
  new GroupMute("hall", { ...args, exceptUsers }, { ignoreChanges: ['exceptUsers["mod 1"]', "muted"] });
  new MutePolicy("event", { groups: { hall: { appId: "app2" } } }, { ignoreChanges: ['["exceptUsers"].mod1'] });
  const inputs = (await registered("hall")).inputs as { exceptUsers: unknown };
  expect(inputs.exceptUsers).toEqual({
    "": true,
    host: true,
    10086: true,
    "'__x'": true,
  });
  expect((await registered("event/hall")).inputs).toMatchObject({ exceptUsers: { "": true } });
});

test("what a window works out cannot be ignored", () => {
  const until = { ...args, groupId: "yard", mutedUntil: "2026-03-01T20:00:00+08:00" };
  expect(() => new GroupMute("yard", until, { ignoreChanges: ["muted"] })).toThrow(
    'GroupMute "yard": ignoreChanges: muted changes by the window alone',
  );
  new GroupMute("yard", until, { ignoreChanges: ["mutedUntil"] });
});

test("an AppMutes refuses what cannot have its effect, like a GroupMute", async () => {
  const groups = { hall: { exceptUsers: ["host"] } };
  const appMutes = (options: object, more: object = {}) =>
    new AppMutes("app", { appId: "app1", groups, ...more }, options);
  expect(() => appMutes({ import: "app1" })).toThrow("the option import does not work");
  expect(() => appMutes({ provider: new Foreign() })).toThrow("no AppMutes can use the provider of alicloud");
  expect(() => appMutes({ ignoreChanges: ["group.hall"] })).toThrow('no property "group": did you mean "groups"?');
  expect(() => appMutes({ ignoreChanges: ["groups.hall.exceptUsers.mod1"] })).toThrow(
    "changes of single users are ignored in a GroupMute only. Ignore all users of the group (groups.hall.exceptUsers)",
  );
  expect(() => appMutes({}, { groups: { hall: { exceptUsers: null } } })).toThrow(
    'AppMutes "app", group "hall": exceptUsers has no value: give one, or leave exceptUsers out',
  );
  expect(() => appMutes({ ignoreChanges: ["groups[0].exceptUsers"] })).toThrow("groups[0].exceptUsers names no group.");
  appMutes({ ignoreChanges: ["groups.hall.exceptUsers"] });
  expect((await registered("app")).inputs).toMatchObject({ groups });
});

test("options of an app's groups name them as state does", async () => {
  const requests: object[] = [];
  const paths = ["groups.hall.muted", 'groups["__x"]', "groups.toString.exceptUsers", "groups.*", "groups"];
  const options = { ignoreChanges: paths, transformations: [seen] };
  function seen({ props, opts }: pulumi.ResourceTransformationArgs): undefined {
    requests.push({
      groups: Object.keys((props as { groups: object }).groups),
      ignored: (opts as typeof options).ignoreChanges,
    });
  }
  new AppMutes("app", { appId: "app1", groups: { toString: {}, __x: {} } }, options);
  await registered("app");
  expect(requests).toEqual([
    {
      groups: ["'toString'", "'__x'"],
      ignored: ['groups["hall"].muted', `groups["'__x'"]`, `groups["'toString'"].exceptUsers`, "groups.*", "groups"],
    },
  ]);
});

test.each<[unknown, string]>([
  [undefined, "nothing"],
  ["app1/hall", "a string"],
  [["app1", "hall"], "a list"],
  [pulumi.output(args), "an output"],
])("arguments must be an object, not %p", (given, what) => {
  const message = `its arguments must be an object, not ${what}`;
  expect(() => new GroupMute("hall", given as typeof args)).toThrow(`GroupMute "hall" cannot be used: ${message}`);
  expect(() => new AppMutes("app", given as never)).toThrow(`AppMutes "app" cannot be used: ${message}`);
});

test("a misspelt option of a policy or a Provider is refused", () => {
  const options = { protec: true } as object;
  const message = 'there is no option "protec": did you mean "protect"?';
  expect(() => new MutePolicy("event", { groups: { hall: args } }, options)).toThrow(`MutePolicy "event": ${message}`);
  expect(() => new Provider("second", {}, options)).toThrow(`Provider "second": ${message}`);
});

test("an app id is a secret where it is one, whatever its groups are", async () => {
  const groups = pulumi.secret({ hall: { exceptUsers: ["host"] } });
  new AppMutes("plain", { appId: "app1", groups });
  new AppMutes("secret", { appId: pulumi.secret("app2"), groups });
  new GroupMute("hall", { appId: "app3", groupId: pulumi.secret("hall") });
  const isMarked = async (name: string) =>
    typeof ((await registered(name)) as { inputs: Record<string, unknown> }).inputs["appId"] === "object";
  expect([await isMarked("plain"), await isMarked("secret"), await isMarked("hall")]).toEqual([false, true, false]);
});

test("options that a component would lose reach the children of a MutePolicy", () => {
  const policy = (options: object) => () => new MutePolicy("event", { groups: { hall: args } }, options);
  expect(policy({ import: "app1/hall" })).toThrow('GroupMute "event/hall": the option import does not work');
  expect(policy({ additionalSecretOutputs: ["user"] })).toThrow(
    'additionalSecretOutputs: GroupMute has no property "user"',
  );
  expect(policyOptions("event", { retainOnDelete: true, protect: true })).toEqual({
    own: { protect: true, providers: [] },
    children: { retainOnDelete: true },
  });
});

test.each<[string, () => unknown, string]>([
  ["GroupMute", () => GroupMute.get("hall", undefined!), 'GroupMute.get "hall": id is missing: give <appId>/<groupId>'],
  ["GroupMute", () => GroupMute.get("hall", null!), 'GroupMute.get "hall": id has no value'],
  ["AppMutes", () => AppMutes.get("app", ""), 'AppMutes.get "app": id is missing: give the id of the app'],
  ["GroupMute", () => GroupMute.get("hall", 5 as never), 'GroupMute.get "hall": id must be a text, not a number: give'],
  [
    "GroupMute",
    () => GroupMute.get("hall", "a/b", { datacenter: "cn-shanghai" } as object),
    'GroupMute.get "hall": a look-up has no use for "datacenter": did you mean "dataCenter"?',
  ],
  [
    "GroupMute",
    () => GroupMute.get("hall", "a/b", null!),
    "its state must be an object such as { dataCenter }, not nothing",
  ],
  [
    "AppMutes",
    () => AppMutes.get("app", "a", { group: ["hall"] } as object),
    'AppMutes.get "app": a look-up has no use for "group": did you mean "groups"?',
  ],
  [
    "AppMutes",
    () => AppMutes.get("app", "a", { groups: "hall" as never }),
    'AppMutes.get "app": groups must be a list of group ids, not a string',
  ],
  ["AppMutes", () => AppMutes.get("app", "a", { groups: [5] as never }), "groups must be a list of group ids, not [5]"],
])("%s.get of what it cannot look up is an error, and makes no resource", (_, get, message) => {
  expect(get).toThrow(message);
});

test("customTimeouts is said to have no effect", async () => {
  const warn = jest.spyOn(console, "warn").mockImplementation();
  new GroupMute("hall", args, { customTimeouts: { create: "1m" } });
  await registered("hall");
  expect(warn.mock.calls.join()).toContain('GroupMute "hall": the option customTimeouts has no effect');
  warn.mockRestore();
});

test("null is an error, undefined is left out, and an unknown value passes", async () => {
  const nothing = null as unknown as undefined;
  expect(() => new GroupMute("hall", { ...args, exceptUsers: nothing })).toThrow(
    'GroupMute "hall": exceptUsers has no value: give one, or leave exceptUsers out',
  );
  new GroupMute("foyer", { ...args, groupId: "foyer", exceptUsers: undefined, muted: undefined });
  expect((await registered("foyer")).inputs).toEqual({
    appId: "app1",
    groupId: "foyer",
    __provider: expect.any(String) as string,
  });
});
