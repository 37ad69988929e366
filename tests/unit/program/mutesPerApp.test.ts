import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import type { GroupMute } from "../../../provider/src/program/groupMute";
import { MutePolicy, type MutePolicyArgs } from "../../../provider/src/program/mutePolicy";
import type { PolicyMute } from "../../../provider/src/program/policyMute";
import { appMutesDescription } from "../../../provider/src/properties/appMutes";
import { toUserMap } from "../../../provider/src/properties/userMap";

interface Made {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}
let made: Made[];

/** Apps of a test are its own: a group may be declared once per program, and all tests are one program. */
let apps = 0;
const newApp = (): string => `anApp${++apps}`;

beforeEach(async () => {
  made = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      const given = inputs as Record<string, unknown>;
      if (type !== "livemessage:index:MutePolicy") made.push({ type, name, inputs: given });
      const isApp = type === appMutesDescription.token;
      return { id: name, state: isApp ? { ...given, groups: stored(given.groups as Groups) } : given };
    },
    call: () => ({}),
  });
});

type Groups = Record<string, { exceptUsers: string[]; muted?: boolean }>;

/** Groups as the provider stores them. */
function stored(groups: Groups): object {
  const entries = Object.entries(groups).map(([id, { exceptUsers, muted }]) => [
    id,
    muted === false ? { muted } : { exceptUsers: toUserMap(exceptUsers) },
  ]);
  return Object.fromEntries(entries) as object;
}

async function declare(args: Omit<MutePolicyArgs, "oneResourcePer">): Promise<Made[]> {
  new MutePolicy("event", { ...args, oneResourcePer: "app" });
  await pulumi.runtime.disconnect();
  return made.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const valueOf = <T>(output: pulumi.Output<T>): Promise<T> => (output as { promise?(): Promise<T> }).promise!();

test("the groups of an app are one resource, which is named after the policy", async () => {
  const appId = newApp();
  const policy = await declare({
    defaults: { appId, exceptLists: ["crew"] },
    lists: { crew: ["host"], late: pulumi.output(["anna", "host"]) },
    groups: {
      hall: null,
      talks: { exceptLists: ["crew", "late"], exceptUsers: [pulumi.output("guest")], muted: pulumi.output(true) },
      lobby: { muted: false },
      kept: { groupId: "x", retainOnDelete: true },
      __proto__: null,
    },
  });
  expect(policy).toMatchObject([{ type: appMutesDescription.token, name: "event" }]);
  expect(policy[0]!.inputs).toMatchObject({
    appId,
    groups: {
      hall: { exceptUsers: ["host"] },
      talks: { exceptUsers: ["host", "anna", "guest"], muted: true },
      lobby: { exceptUsers: [], muted: false },
      x: { exceptUsers: ["host"], retainOnDelete: true },
    },
  });
});

test("each app and data center has a resource of its own; ids that are outputs are told apart by the object", async () => {
  const [appId, other] = [newApp(), newApp()];
  const [later, latest] = [pulumi.output(newApp()), pulumi.output(newApp())];
  const policy = await declare({
    defaults: { appId },
    groups: {
      one: null,
      two: { appId: other },
      three: { appId: other, dataCenter: "cn-shanghai" },
      zebra: { appId: later },
      four: { appId: later },
      five: { appId: latest },
      six: { appId: other, dataCenter: pulumi.output("ap-southeast-1") },
      seven: null,
    },
  });
  expect(policy.map(({ name, inputs }) => [name, Object.keys(inputs.groups as object).sort()])).toEqual(
    [
      ["event", ["one", "seven"]],
      [`event/${other}`, ["two"]],
      [`event/${other}/cn-shanghai`, ["three"]],
      ["event/five", ["five"]],
      ["event/four", ["four", "zebra"]],
      ["event/six", ["six"]],
    ].sort(),
  );
});

test("the app of the defaults names nothing, be it an output", async () => {
  const appId = pulumi.output(newApp());
  const dataCenter = "cn-shanghai";
  const policy = await declare({ defaults: { appId, dataCenter }, groups: { hall: null, foyer: null } });
  expect(policy.map(({ name, inputs }) => [name, inputs.dataCenter])).toEqual([["event", dataCenter]]);
});

test("ids of groups may be outputs", async () => {
  const appId = newApp();
  const id = pulumi.output(Promise.resolve("late"));
  const [app] = await declare({ defaults: { appId }, groups: { hall: null, later: { groupId: id } } });
  expect(app!.inputs.groups).toEqual({ hall: { exceptUsers: [] }, late: { exceptUsers: [] } });
});

test.each(["group", "app"] as const)(
  "two entries for one group are refused with all else that is wrong: %s",
  (oneResourcePer) => {
    const appId = newApp();
    const later = pulumi.output("x");
    const groups = {
      day: { groupId: "x" },
      night: { groupId: "x" },
      hall: { exceptLists: ["crw"] },
      dawn: { groupId: later },
      dusk: { groupId: later },
    };
    expect(() => new MutePolicy("event", { defaults: { appId }, groups, oneResourcePer })).toThrow(
      new RegExp(
        `groups.hall.exceptLists\\[0\\]: there is no list "crw"\\n` +
          `  groups.night: "night" and "day" are the same group, ${appId}/x\\n` +
          `  groups.dusk: "dusk" and "dawn" are the same group, ${appId}$`,
      ),
    );
  },
);

test.each(["group", "app"] as const)("a mute says who may speak, with one resource per %s", async (oneResourcePer) => {
  const appId = newApp();
  const { mutes } = new MutePolicy("event", {
    defaults: { appId, dataCenter: "cn-shanghai" },
    groups: {
      hall: { exceptUsers: ["mod1", "host"], groupId: pulumi.output("__hall") },
      lobby: { muted: false },
      constructor: null,
    },
    oneResourcePer,
  });
  const read = async (entry: string): Promise<unknown> => {
    const { appId: app, groupId, dataCenter, muted, exceptUsers }: PolicyMute = mutes[entry]!;
    return valueOf(pulumi.all([app, groupId, dataCenter, muted, exceptUsers]));
  };
  // Under mocks a GroupMute leaves the default of muted, and the order of the users, to the provider.
  const isApp = oneResourcePer === "app";
  expect(await read("hall")).toEqual([appId, "__hall", "cn-shanghai", isApp || undefined, ["host", "mod1"]]);
  expect(await read("lobby")).toEqual([appId, "lobby", "cn-shanghai", false, []]);
  expect(Object.keys(mutes)).toEqual(["hall", "lobby", "constructor"]);
});

test("without the option a mute is the resource itself, and takes the options of a resource", async () => {
  const seen: unknown[] = [];
  const { mutes } = new MutePolicy(
    "event",
    { defaults: { appId: newApp() }, groups: { hall: { retainOnDelete: true }, foyer: null } },
    {
      transformations: [
        ({ name, opts }) => {
          seen.push([name, (opts as pulumi.CustomResourceOptions).retainOnDelete]);
          return undefined;
        },
      ],
    },
  );
  const hall: GroupMute = mutes.hall!;
  expect(await valueOf(hall.id)).toBe("event/hall");
  expect(seen.slice(1)).toEqual([
    ["event/hall", true],
    ["event/foyer", undefined],
  ]);
});

test("an option of another kind is refused, in a program and beside a file", () => {
  const args = { groups: { hall: { appId: "a", retainOnDelete: "yes" } }, oneResourcePer: "apps" };
  expect(() => new MutePolicy("event", args as unknown as MutePolicyArgs)).toThrow(
    `groups.hall.retainOnDelete: must be true or false, not a string
  oneResourcePer: must be "group" or "app", not "apps"`,
  );
  const perResource = { oneResourcePer: pulumi.output("app") } as never;
  expect(() => MutePolicy.fromFile("mutes.yaml", perResource)).toThrow(
    'oneResourcePer: must be "group" or "app", not an output: names of resources come from it',
  );
});

test("a file leaves it to the program", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mutes-"));
  try {
    const file = join(folder, "mutes.yaml");
    const text = (more: string): string =>
      `defaults: { appId: ${newApp()} }\ngroups: { hall: { retainOnDelete: true } }\n${more}`;
    writeFileSync(file, text(""));
    MutePolicy.fromFile(file, { oneResourcePer: "app" });
    await pulumi.runtime.disconnect();
    const groups = { hall: { exceptUsers: [], retainOnDelete: true } };
    expect(made).toMatchObject([{ name: "mutes", inputs: { groups } }]);
    writeFileSync(file, text("oneResourcePer: app\n"));
    expect(() => MutePolicy.fromFile(file)).toThrow('unknown key "oneResourcePer"');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("of many problems the first ones are told", () => {
  const groups = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`room${index}`, false]));
  const declareAll = (): unknown => new MutePolicy("event", { groups } as unknown as MutePolicyArgs);
  expect(declareAll).toThrow(/groups.room49: must be an object, not a boolean\n {2}and 150 more problems$/);
});
