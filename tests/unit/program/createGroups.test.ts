import * as pulumi from "@pulumi/pulumi";

import { MutePolicy, type MutePolicyArgs, type MutePolicyGroup } from "../../../provider/src/program/mutePolicy";
import type { OneResourcePer } from "../../../provider/src/program/policyMute";
import { messageGroupDescription } from "../../../provider/src/properties/messageGroup";

interface Made {
  readonly name: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}
let made: Made[];

/** Apps of a test are its own: a group may be declared once per program, and all tests are one program. */
let apps = 0;
const newApp = (): string => `someApp${++apps}`;

beforeEach(async () => {
  made = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      made.push({ name, type: type.split(":").at(-1)!, inputs: inputs as Made["inputs"] });
      return { id: name, state: inputs as object };
    },
    call: () => ({}),
  });
});

const args = (
  appId: pulumi.Input<string>,
  groups: Record<string, MutePolicyGroup | null>,
  oneResourcePer: OneResourcePer,
): MutePolicyArgs<OneResourcePer> => ({ defaults: { appId, dataCenter: "cn-shanghai" }, groups, oneResourcePer });

test.each(["group", "app"] as const)(
  "a policy per %s makes the groups that say so, before their mutes",
  async (per) => {
    const appId = newApp();
    const policy = new MutePolicy(
      "event",
      args(
        appId,
        {
          attic: { create: false },
          hall: { create: true, groupName: "Hall", groupInfo: "hi", administrators: ["host", 7], creatorId: "boss" },
          lobby: { create: true, adopt: true, recover: true, muted: false, groupId: "Lobby" },
          roof: null,
        },
        per,
      ),
    );
    await pulumi.runtime.disconnect();
    const groups = made.filter(({ type }) => type === "MessageGroup").sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(groups.map(({ name, inputs }) => [name, inputs])).toEqual([
      [
        "event/hall",
        expect.objectContaining({
          appId,
          groupId: "hall",
          dataCenter: "cn-shanghai",
          groupName: "Hall",
          creatorId: "boss",
        }),
      ],
      ["event/lobby", expect.objectContaining({ groupId: "Lobby", adopt: true, recover: true })],
    ]);
    expect(Object.keys(policy.groups)).toEqual(["hall", "lobby"]);
    // Mocks answer in the order of registration.
    const names = made.map(({ name, type }) => `${type} ${name}`);
    for (const group of ["hall", "lobby"]) {
      const mute = names.indexOf(per === "app" ? "AppMutes event" : `GroupMute event/${group}`);
      expect(mute).toBeGreaterThan(names.indexOf(`MessageGroup event/${group}`));
    }
  },
);

test("what is wrong with a group to make is told at once, with its place", () => {
  const many = { create: true, administrators: ["a", "b", "c", "d"], groupName: "x".repeat(129) };
  const groups = {
    a: { groupName: "A" },
    b: { create: false, recover: true },
    c: many,
    d: { create: true, creatorId: "x y" },
  };
  const told = (): unknown => new MutePolicy("event", args(newApp(), groups, "group"));
  expect(told).toThrow(
    [
      'MutePolicy "event" cannot be used:',
      '  groups.d.creatorId: user id "x y" has white space in it',
      "  groups.a.groupName: groupName has no effect without create: true, which makes the group itself",
      "  groups.b.recover: recover has no effect without create: true, which makes the group itself",
      "  groups.c.groupName: groupName is 129 bytes long, more than the 128 that the service takes",
      "  groups.c.administrators: administrators names 4 users, and the service takes at most 3",
    ].join("\n"),
  );
  const later = { hall: { create: pulumi.output(true) } } as unknown as Record<string, MutePolicyGroup>;
  expect(() => new MutePolicy("event", args(newApp(), later, "group"))).toThrow(
    "groups.hall.create: must be plain, not an output",
  );
});

test("paths of options go to the resources that have the property, and those of none are refused", async () => {
  const groups = { hall: { create: true } };
  const withOptions = (opts: pulumi.ComponentResourceOptions) =>
    new MutePolicy("event", args(newApp(), groups, "group"), opts);
  withOptions({ ignoreChanges: ["groupInfo", "exceptUsers", "appId"] });
  await pulumi.runtime.disconnect();
  expect(made.map(({ type }) => type)).toEqual(["MutePolicy", "MessageGroup", "GroupMute"]);
  expect(() => withOptions({ ignoreChanges: ["groupInf"] })).toThrow('GroupMute has no property "groupInf"');
});

test("an entry says all of a MessageGroup", () => {
  const all = Object.keys(messageGroupDescription.properties).filter(
    (name) => !/^(appId|groupId|dataCenter)$/.test(name),
  );
  const wrong = Object.fromEntries(all.map((name) => [name, { wrong: true }]));
  const problems = (): unknown =>
    new MutePolicy("event", args(newApp(), { hall: { create: true, ...wrong } }, "group"));
  for (const name of all) expect(problems).toThrow(`groups.hall.${name}: must be a `);
});
