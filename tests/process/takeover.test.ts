import { Notes } from "../../provider/src/handover/notes";
import { failureOf } from "./support/failureOf";
import { type Properties, type ProviderProcess, providerText } from "./support/providerProcess";
import { app, useProvider } from "./support/useProvider";

/*
 * The hall goes from an AppMutes that stays to another resource, and that one fails before any write. Somebody's state
 * must have the mute then, whoever comes first.
 */

const stage = useProvider();
const text = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");';
const engineAddress = `engine-of-takeover-${process.pid}:1`;
const start = () => stage.start({ text, engineAddress });

const of = (groups: Properties): Properties => ({ appId: app, groups });
const muted = { exceptUsers: { host: true } };
const giverOf = (hall: Properties): Properties => of({ hall, foyer: muted });
const giver = giverOf(muted);
const giverWithoutHall = of({ foyer: muted });

/** What takes the hall over: its arguments, what it has in state where it failed, and its call. */
const takers = {
  "a GroupMute": {
    args: { appId: app, groupId: "hall", exceptUsers: ["host"], __provider: providerText },
    saved: { appId: app, groupId: "hall", muted: true, exceptUsers: { host: true } },
    take: (provider: ProviderProcess, inputs: Properties) =>
      provider.create({ ...inputs, __provider: providerText }).then(() => undefined),
  },
  "a new AppMutes": {
    args: of({ hall: { exceptUsers: ["host"] } }),
    saved: { ...of({ hall: muted }), unfinished: ["hall"] },
    take: (provider: ProviderProcess, inputs: Properties) => provider.create(inputs).then(() => undefined),
  },
  "an AppMutes that was there": {
    args: of({ hall: { exceptUsers: ["host"] } }),
    saved: { ...of({ hall: muted }), unfinished: ["hall"] },
    take: (provider: ProviderProcess, inputs: Properties) => provider.update(app, of({}), inputs).then(() => undefined),
  },
} as const;

beforeEach(() => {
  for (const group of ["hall", "foyer"]) stage.emulator.setMute(app, group, { mutedAll: true, exempt: ["host"] });
  stage.emulator.faults.add({ groupId: "hall", action: { type: "error", code: "NoAuth", status: 403 } });
});

const stays =
  /^(group hall: )?The mute of group app1\/hall stays in the state of this resource, since the resource that/;

describe.each([
  ["one process", muted],
  ["two processes", muted],
  ["one process, and an entry of which the mute is to stay", { ...muted, retainOnDelete: true }],
])("with %s", (processes, hall) => {
  const giver = giverOf(hall);

  async function startBoth(): Promise<[ProviderProcess, ProviderProcess]> {
    const first = await start();
    return [first, processes === "two processes" ? await start() : first];
  }

  test.each(Object.entries(takers))("%s is saved with a mute that was left to it", async (_, { args, saved, take }) => {
    const [giving, taking] = await startBoth();
    const { inputs } = await taking.check(args);
    expect(await giving.update(app, giver, giverWithoutHall)).toEqual(giverWithoutHall);
    const { initialization } = await failureOf(take(taking, inputs));
    expect(initialization?.properties).toMatchObject(saved);
    expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host"] });
  });

  test.each(Object.entries(takers))(
    "a mute stays where it is when %s has failed to take it",
    async (_, { args, take }) => {
      const [giving, taking] = await startBoth();
      const { inputs } = await taking.check(args);
      expect((await failureOf(take(taking, inputs))).initialization).toBeUndefined();
      const { initialization, message } = await failureOf(giving.update(app, giver, giverWithoutHall));
      expect(initialization).toBeUndefined();
      expect(message).toMatch(stays);
      // So it is with a delete, which the engine may begin although something failed (--continue-on-error).
      await expect(giving.delete(app, giver)).rejects.toThrow("The mute of group app1/hall stays in the state");
      const mute = { appId: app, groupId: "hall", muted: true, exceptUsers: { host: true } };
      const deleted = giving.delete(`${app}/hall`, { ...mute, __provider: providerText });
      await expect(deleted).rejects.toThrow(stays);
      expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host"] });
    },
  );
});

test("a resource that is to open a group which was left to it is saved as muted, so that a destroy opens the group", async () => {
  const engine = `engine-of-opening-${process.pid}:1`;
  const provider = await stage.start({ text, engineAddress: engine });
  // Who declares a group open does not want a mute to stay; that the program declares it is for the program to tell.
  const program = new Notes(engine);
  program.prepare();
  program.add("declared", [{ key: `mute ${app}/hall` }]);
  const open = { appId: app, groupId: "hall", muted: false, exceptUsers: {}, __provider: providerText };
  await provider.update(app, giver, giverWithoutHall);
  const { initialization } = await failureOf(provider.create(open));
  expect(initialization?.properties).toMatchObject({ groupId: "hall", muted: true });
});

test("a mute stays where it is while nothing but the program says that another resource may declare it", async () => {
  const engine = `engine-of-doubt-${process.pid}:1`;
  const program = new Notes(engine);
  program.prepare();
  program.add("mayDeclare", [{ key: `mute ${app}/hall` }]);
  stage.emulator.faults.clear();
  const provider = await stage.start({ text, engineAddress: engine });
  const { message } = await failureOf(provider.update(app, giver, giverWithoutHall));
  expect(message).toMatch(/^group hall: The mute of group app1\/hall stays in the state of this resource: the program/);
  expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host"] });

  // What its check is given is what the engine has left of it.
  await provider.check(of({ hall: { exceptUsers: ["host"] } }), of({}));
  expect(await provider.update(app, giver, giverWithoutHall)).toEqual(giverWithoutHall);
  expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host"] });
  expect(stage.writes()).toEqual([]);
});

test("a mute stays where it is when the resource that takes it over is refused by its check", async () => {
  const provider = await start();
  const { failures } = await provider.check(of({ hall: { exceptUsers: ["a b"] } }));
  expect(failures).toHaveLength(1);
  expect((await failureOf(provider.update(app, giver, giverWithoutHall))).message).toMatch(stays);
});

test("a mute stays where it is when the resource that takes it over is refused for another group that it declares", async () => {
  const provider = await start();
  stage.emulator.faults.clear();
  await provider.create({ appId: app, groupId: "foyer", muted: true, exceptUsers: {}, __provider: providerText });
  const { inputs } = await provider.check(of({ foyer: {}, hall: { exceptUsers: ["host"] } }));
  const refused = await failureOf(provider.create(inputs));
  expect(refused.message).toContain('Two resources of this program declare the group "foyer" of app "app1"');
  expect((await failureOf(provider.update(app, of({ hall: muted }), of({})))).message).toMatch(stays);
  expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host"] });
});
