import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { MutePolicy } from "../../../provider/src/program/mutePolicy";
import type { FromFileArgs, MutePolicyArgs } from "../../../provider/src/program/mutePolicy";

interface Made {
  name: string;
  inputs: Record<string, unknown>;
}
let made: Made[];

/** Apps of a test are its own: a group may be declared once per program, and all tests are one program. */
let apps = 0;
const newApp = (): string => `app${++apps}`;

beforeEach(async () => {
  made = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      if (type === groupMuteDescription.token) made.push({ name, inputs: inputs as Record<string, unknown> });
      return { id: name, state: inputs as object };
    },
    call: () => ({}),
  });
});

async function declare(name: string, args: MutePolicyArgs): Promise<Made[]> {
  new MutePolicy(name, args);
  await pulumi.runtime.disconnect();
  return made.sort((a, b) => (a.name < b.name ? -1 : 1));
}

test("the default window holds for groups that do not say whether they are muted, side by side with their own", async () => {
  const [mutedFrom, mutedUntil, later] = ["2026-03-01T18:00:00Z", "2026-03-01T20:00:00Z", "2026-03-01T22:00:00Z"];
  const policy = await declare("event", {
    defaults: { appId: newApp(), mutedFrom, mutedUntil },
    groups: {
      hall: {},
      foyer: { mutedUntil: later },
      lobby: { muted: false },
      vault: { muted: true },
      attic: { muted: true, mutedUntil: later },
    },
  });
  const windows = policy.map(({ name, inputs }) => [name.split("/")[1], inputs.mutedFrom, inputs.mutedUntil]);
  expect(windows).toEqual([
    ["attic", undefined, later],
    ["foyer", mutedFrom, later],
    ["hall", mutedFrom, mutedUntil],
    ["lobby", undefined, undefined],
    ["vault", undefined, undefined],
  ]);
});

test("users muted one by one come from mute lists and from the group, and are left out where there are none", async () => {
  const policy = await declare("raids", {
    defaults: { appId: newApp(), exceptLists: ["crew"], muteLists: ["raiders"] },
    lists: { crew: ["host"] },
    muteLists: { raiders: pulumi.output(["r1", 7]), trolls: ["t1", "r1"] },
    groups: {
      attic: { muteLists: [] },
      foyer: { muted: false, muteLists: ["trolls"], mutedUsers: ["x"] },
      hall: { muteLists: ["raiders", "trolls"], mutedUsers: ["r1", "x"] },
      lobby: null,
    },
  });
  expect(policy.map(({ name, inputs }) => [name.split("/")[1], inputs.mutedUsers])).toEqual([
    ["attic", undefined],
    ["foyer", ["t1", "r1", "x"]],
    ["hall", ["r1", "7", "t1", "x"]],
    ["lobby", ["r1", "7"]],
  ]);
});

test("a user who is exempt and muted one by one is refused, also in an open group", () => {
  const refused = () =>
    new MutePolicy("clash", {
      defaults: { appId: newApp() },
      muteLists: { raiders: ["r1", "r2"] },
      groups: { hall: { muted: false, exceptUsers: ["r2"], muteLists: ["raiders"] } },
    });
  expect(refused).toThrow(
    'groups.hall: group "hall" both exempts and mutes "r2" (exempt by exceptUsers, muted by list',
  );
});

test("children are named after their entry, and take defaults and lists", async () => {
  const appId = newApp();
  const policy = await declare("event", {
    defaults: { appId, dataCenter: "cn-shanghai", exceptLists: ["crew"] },
    lists: { crew: ["host", "mod1"], speakers: ["anna", "host"] },
    groups: {
      hall: null,
      talks: { exceptLists: ["crew", "speakers"], exceptUsers: ["guest", "mod1"] },
      quiet: { exceptLists: [] },
      lobby: { muted: false },
      other: { groupId: "hall", appId: `${appId}b`, dataCenter: "ap-southeast-1" },
      __proto__: null,
    },
  });
  const crew = ["host", "mod1"];
  expect(
    policy.map(({ name, inputs: { exceptUsers, muted, groupId, dataCenter, appId: app } }) => [
      name,
      app,
      groupId,
      dataCenter,
      muted,
      exceptUsers,
    ]),
  ).toEqual([
    ["event/hall", appId, "hall", "cn-shanghai", undefined, crew],
    ["event/lobby", appId, "lobby", "cn-shanghai", false, []],
    ["event/other", `${appId}b`, "hall", "ap-southeast-1", undefined, crew],
    ["event/quiet", appId, "quiet", "cn-shanghai", undefined, []],
    ["event/talks", appId, "talks", "cn-shanghai", undefined, ["host", "mod1", "anna", "guest"]],
  ]);
});

test("ids, lists, users and flags may be outputs", async () => {
  const appId = newApp();
  const policy = await declare("event", {
    defaults: { appId: pulumi.output(appId), exceptLists: ["crew", "late"] },
    lists: { crew: [pulumi.output("host"), "mod1"], late: pulumi.output(["host", "anna"]) },
    groups: { hall: { muted: pulumi.output(true), exceptUsers: [pulumi.output("guest")] } },
  });
  expect(policy).toMatchObject([
    { name: "event/hall", inputs: { appId, muted: true, exceptUsers: ["host", "mod1", "anna", "guest"] } },
  ]);
});

test("problems come all at once, each with its place", () => {
  const groups = { hall: { exceptLists: ["crw"] }, foyer: { appId: "a", exceptLists: ["crw"] } };
  expect(() => new MutePolicy("event", { lists: { crew: [] }, groups })).toThrow(
    `MutePolicy "event" cannot be used:
  groups.hall: group "hall" has no appId, and defaults has none either
  groups.foyer.exceptLists[0]: there is no list "crw": did you mean "crew"?`,
  );
  expect(
    () =>
      new MutePolicy("event", { defaults: { appId: newApp() }, lists: { crew: [] }, groups: { hall: groups.hall } }),
  ).toThrow(`groups.hall.exceptLists[0]: there is no list "crw": did you mean "crew"?`);
});

test("two entries for one group are refused, by their names", () => {
  const appId = newApp();
  const groups = { night: { groupId: "x" }, day: { groupId: "x" } };
  expect(() => new MutePolicy("event", { defaults: { appId }, groups })).toThrow(
    `groups.day: "day" and "night" are the same group, ${appId}/x`,
  );
});

test("what a program gives as undefined is no value, and what nothing reads is told", () => {
  const appId = newApp();
  const undefinedApp = { defaults: { appId: undefined }, groups: { hall: null } } as unknown as MutePolicyArgs;
  expect(() => new MutePolicy("event", undefinedApp)).toThrow('group "hall" has no appId');
  const undefinedList = { lists: { crew: undefined }, groups: { hall: { appId, exceptLists: ["crew"] } } };
  expect(() => new MutePolicy("event", undefinedList as unknown as MutePolicyArgs)).toThrow(
    'the list "crew" has no value',
  );
  const misspelt = { defaults: { app: appId }, groups: { hall: { appId, exemptUsers: ["a"], mute: false } } };
  expect(() => new MutePolicy("event", misspelt as unknown as MutePolicyArgs)).toThrow(
    /defaults.app: unknown key "app".*\n.*unknown key "exemptUsers".*\n.*unknown key "mute": did you mean "muted"\?/,
  );
});

test.each<[string, unknown, string]>([
  ["groups: no group", { groups: { hall: false } }, "groups.hall: must be an object, not a boolean"],
  ["groups: a flag", { groups: { hall: true } }, "groups.hall: must be an object, not a boolean"],
  ["groups: a list", { groups: [{ groupId: "hall" }] }, "groups: must be an object, not a list"],
  ["groups: nothing", {}, "groups: must be an object, and there is nothing"],
  ["groups: later", { groups: pulumi.output({}) }, "groups: must be an object, not an output: names of resources"],
  ["no arguments", undefined, "the arguments: must be an object, and there is nothing"],
  ["a key", { groups: {}, list: {} }, 'list: unknown key "list": did you mean "lists"?'],
  [
    "names",
    { groups: { hall: { exceptLists: "crew" } } },
    "groups.hall.exceptLists: must be a list of names, not a str",
  ],
  ["users", { groups: { hall: { exceptUsers: "anna" } } }, "exceptUsers: must be a list of user ids, not a string"],
  ["a list", { lists: { crew: "anna" }, groups: {} }, "lists.crew: must be a list of user ids, not a string"],
  ["defaults", { defaults: [], groups: {} }, "defaults: must be an object, not a list"],
  [
    "groups: a Map",
    { groups: new Map([["hall", {}]]) },
    "groups: must be an object, not a Map (Object.fromEntries(map)",
  ],
  ["lists: a Map", { lists: new Map(), groups: {} }, "lists: must be an object, not a Map"],
  [
    "groups: a class",
    { groups: new URL("https://x.example") },
    "groups: must be an object, not an object of the class",
  ],
  ["groups: a date", { groups: { hall: new Date(0) } }, "groups.hall: must be an object, not a Date"],
  [
    "users: a Set",
    { groups: { hall: { exceptUsers: new Set(["a"]) } } },
    "exceptUsers: must be a list of user ids, not a Set",
  ],
  ["a list: a Set", { lists: { crew: new Set() }, groups: {} }, "lists.crew: must be a list of user ids, not a Set"],
  ["a user", { lists: { crew: ["a", new Date(0)] }, groups: {} }, "lists.crew[1]: must be a single value, not a Date"],
  ["names: a Set", { defaults: { exceptLists: new Set(["crew"]) }, groups: {} }, "must be a list of names, not a Set"],
  ["an app", { defaults: { appId: new Map() }, groups: {} }, "defaults.appId: must be a single value, not a Map"],
  ["a flag", { groups: { hall: { muted: {} } } }, "groups.hall.muted: must be a single value, not an object"],
  [
    "names: null",
    { groups: { hall: { exceptLists: null } } },
    "hall.exceptLists: must be a list of names, and there is",
  ],
  [
    "default names: null",
    { defaults: { muteLists: null }, groups: {} },
    "defaults.muteLists: must be a list of names, and",
  ],
  [
    "users: null",
    { groups: { hall: { mutedUsers: null } } },
    "mutedUsers: must be a list of user ids, and there is noth",
  ],
  [
    "an app: null",
    { defaults: { appId: "a" }, groups: { hall: { appId: null } } },
    "groups.hall.appId: has no value: give",
  ],
  ["a group: undefined", { groups: { hall: undefined } }, "groups.hall: must be an object, and there is nothing"],
  [
    "an option: null",
    { groups: { hall: { retainOnDelete: null } } },
    "retainOnDelete: must be true or false, and there",
  ],
])("%s in a wrong shape is refused", (_, args, message) => {
  expect(() => new MutePolicy("event", args as MutePolicyArgs)).toThrow(message);
});

test("a misspelt argument of fromFile is refused", () => {
  const misspelt = { default: { appId: "other" } } as FromFileArgs;
  expect(() => MutePolicy.fromFile("mutes.yaml", misspelt)).toThrow('unknown key "default": did you mean "defaults"?');
});

test.each<[unknown, string]>([
  [pulumi.output("event"), "not an output: names of resources come from it"],
  [5, "not a number"],
  ["", "and it is empty"],
])("%p as the name of a policy from a file is refused", (name, message) => {
  expect(() => MutePolicy.fromFile("mutes.yaml", { name: name as string })).toThrow(
    `name: must be the name of the component, ${message}`,
  );
});

test("a default that a program gives as undefined leaves that of the file in place", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mutes-"));
  try {
    const file = join(folder, "mutes.yaml");
    const appId = newApp();
    writeFileSync(
      file,
      `defaults: { appId: ${appId}, exceptLists: [crew] }\nlists: { crew: [host] }\ngroups: { hall: }\n`,
    );
    const defaults = { appId: undefined, exceptLists: undefined };
    MutePolicy.fromFile(file, { defaults } as unknown as FromFileArgs);
    await pulumi.runtime.disconnect();
    expect(made).toMatchObject([{ name: "mutes/hall", inputs: { appId, exceptUsers: ["host"] } }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("too many users after merging are an error that names the lists", () => {
  const users = (prefix: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => prefix + index);
  const lists = { crew: users("c", 20), speakers: users("s", 10) };
  const groups = { hall: { exceptUsers: ["guest"] } };
  const defaults = { appId: newApp(), exceptLists: ["crew", "speakers"] };
  expect(() => new MutePolicy("event", { defaults, lists, groups })).toThrow(
    'group "hall" exempts 31 users, 1 more than the 30 that the service takes: 20 from list "crew", 10 from list "speakers", 1 of its own',
  );
});
