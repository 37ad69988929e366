import * as pulumi from "@pulumi/pulumi";
import { AppMutes } from "../../../provider/src/program/appMutes";
import { Provider } from "../../../provider/src/program/explicitProvider";
import { GroupMute } from "../../../provider/src/program/groupMute";
import { MutePolicy } from "../../../provider/src/program/mutePolicy";
import { policyOptions } from "../../../provider/src/program/policyOptions";

const args = { appId: "app1", groupId: "hall" };
let made: pulumi.runtime.MockResourceArgs[];

beforeEach(async () => {
  made = [];
  await pulumi.runtime.setMocks({
    newResource(resource) {
      made.push(resource);
      return { id: `${resource.name}-id`, state: resource.inputs as object };
    },
    call: () => ({}),
  });
});

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
  new MutePolicy("event", { groups: { hall: { appId: "app2" } } }, { ignoreChanges: ["exceptUsers.mod1"] });
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
  expect(() => appMutes({ provider: new Foreign() })).toThrow("no GroupMute can use the provider of alicloud");
  expect(() => appMutes({ ignoreChanges: ["group.hall"] })).toThrow('no property "group": did you mean "groups"?');
  expect(() => appMutes({ ignoreChanges: ["groups.hall.exceptUsers.mod1"] })).toThrow(
    "changes of single users are ignored in a GroupMute only. Ignore all users of the group (groups.hall.exceptUsers)",
  );
  expect(() => appMutes({}, { groups: { hall: { exceptUsers: null } } })).toThrow(
    'AppMutes "app", group "hall": exceptUsers has no value: give one, or leave exceptUsers out',
  );
  appMutes({ ignoreChanges: ["groups.hall.exceptUsers"] });
  expect((await registered("app")).inputs).toMatchObject({ groups });
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
])("%s.get without an id is an error, and makes no resource", (_, get, message) => {
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
