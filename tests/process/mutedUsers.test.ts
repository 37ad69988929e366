import { Notes } from "../../provider/src/handover/notes";
import { unknownValue } from "../../provider/src/properties/unknown";
import { emulatorConfig } from "../support/emulatorAccess";
import { expectMute } from "../support/expectMute";
import { isPlugin } from "./support/face";
import { failureOf } from "./support/failureOf";
import type { Properties, ProviderProcess } from "./support/providerProcess";
import { app, useProvider } from "./support/useProvider";

/* Users muted one by one: those that a resource declares, beside those whom moderators have muted. */

const stage = useProvider({ quota: false }, { sharesProcesses: true });
const appMutesText = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");';
const map = (users: readonly string[]) => Object.fromEntries(users.map((user) => [user, true]));

interface Declared {
  readonly muted?: boolean;
  readonly mutedUsers?: readonly string[];
  readonly exceptUsers?: readonly string[];
}

/** One group, declared in either form; `state` is what state keeps of it. */
interface Form {
  readonly text?: string;
  readonly id: string;
  readonly args: (mute: Declared) => Properties;
  readonly usersIn: (properties: Properties) => unknown;
}
const forms: [string, Form][] = [
  [
    "GroupMute",
    {
      id: `${app}/hall`,
      args: (mute) => ({ appId: app, groupId: "hall", ...mute }),
      usersIn: ({ mutedUsers }) => mutedUsers,
    },
  ],
  [
    "AppMutes",
    {
      text: appMutesText,
      id: app,
      args: (mute) => ({ appId: app, groups: { hall: mute } }),
      usersIn: ({ groups }) => (groups as { hall?: Properties }).hall?.mutedUsers,
    },
  ],
];

const hall = { appId: app, groupId: "hall" };
const expectMuted = (...muted: string[]) =>
  expectMute(stage.emulator, hall, { mutedAll: stage.mute("hall").mutedAll, muted });
const moderatorsMute = (...muted: string[]) => stage.emulator.setMute(app, "hall", { muted });
const [add, remove] = ["AddLiveMessageGroupBand", "RemoveLiveMessageGroupBand"];

describe.each(forms)("%s", (_, { text, id, args, usersIn }) => {
  const start = (config = emulatorConfig(stage.emulator)): Promise<ProviderProcess> =>
    stage.start({ config, ...(text === undefined ? {} : { text }) });
  const checked = async (provider: ProviderProcess, mute: Declared): Promise<Properties> => {
    const { inputs, failures } = await provider.check(args(mute));
    expect(failures).toEqual([]);
    return inputs;
  };

  test("keeps declared users muted, frees those who go, and leaves those whom moderators muted", async () => {
    moderatorsMute("spam", "a");
    const provider = await start();
    const inputs = await checked(provider, { muted: false, mutedUsers: ["b", "a", "b"] });
    expect(usersIn(inputs)).toEqual(map(["a", "b"]));
    const created = await provider.create(inputs);
    expectMuted("a", "b", "spam");
    expect(usersIn(created.outputs)).toEqual(map(["a", "b"]));

    moderatorsMute("b", "later");
    const found = await provider.read(id, created.outputs);
    expect(usersIn(found.outputs)).toEqual(map(["b"]));
    expect(await provider.diff(id, found.outputs, inputs)).toMatchObject({ changes: true, replaces: [] });
    const mended = await provider.update(id, found.outputs, inputs);
    expectMuted("a", "b", "later");

    const fewer = await checked(provider, { muted: false, mutedUsers: ["a"] });
    const outputs = await provider.update(id, mended, fewer);
    expectMuted("a", "later");
    const none = await checked(provider, { muted: false });
    expect(usersIn(none)).toBeUndefined();
    await provider.update(id, outputs, none);
    expectMuted("later");
    expect(stage.writes()).toEqual([add, add, remove, remove]);
  });

  test("what is declared again, left out or an empty list, writes nothing and is no difference", async () => {
    moderatorsMute("a");
    const provider = await start();
    const inputs = await checked(provider, { muted: false, mutedUsers: ["a"] });
    const { outputs } = await provider.create(inputs);
    expect(await provider.diff(id, outputs, inputs)).toMatchObject({ changes: false });
    expect(stage.writes()).toEqual([]);
    const [leftOut, empty] = [await checked(provider, {}), await checked(provider, { mutedUsers: [] })];
    expect(empty).toEqual(leftOut);
    expect(await provider.diff(id, leftOut, empty)).toMatchObject({ changes: false });
    expect(usersIn((await provider.read(id, leftOut)).outputs)).toBeUndefined();
  });

  test("a delete frees declared users, and a destroy after a rename does", async () => {
    moderatorsMute("spam");
    const provider = await start();
    const inputs = await checked(provider, { mutedUsers: ["a", "b"] });
    const { outputs } = await provider.create(inputs);
    // The engine deletes the resource of the old name after it has created the new one.
    await provider.delete(id, outputs);
    expectMuted("a", "b", "spam");
    await provider.beginOperation(emulatorConfig(stage.emulator));
    await provider.delete(id, outputs);
    expectMuted("spam");
    expect(stage.mute("hall").mutedAll).toBe(false);
  });

  test("a delete frees those whom the resource that takes the group over does not declare", async () => {
    const provider = await start();
    const { outputs } = await provider.create(await checked(provider, { mutedUsers: ["a", "b"] }));
    await provider.beginOperation(emulatorConfig(stage.emulator));
    await provider.create(await checked(provider, { muted: false, mutedUsers: ["b", "c"] }));
    await provider.delete(id, outputs);
    expectMuted("b", "c");
    expect(stage.mute("hall").mutedAll).toBe(false);
  });

  test("what another provider of the run declares stays", async () => {
    const engineAddress = "127.0.0.1:40123";
    const [provider, other] = await Promise.all([
      stage.start({ engineAddress, ...(text === undefined ? {} : { text }) }),
      stage.start({ engineAddress }),
    ]);
    moderatorsMute("a", "b");
    const old = args({ muted: false, mutedUsers: ["a", "b"] });
    const { inputs } = await provider.check(old);
    await provider.beginOperation(emulatorConfig(stage.emulator));
    await other.create((await other.check({ ...hall, muted: false, mutedUsers: ["b"] })).inputs);
    await provider.delete(id, inputs);
    expectMuted("b");
  });

  test("state has whoever may be muted after a write whose answer was lost", async () => {
    const times = { "livemessage:attemptTimeout": "0.3", "livemessage:totalTimeout": "0.4" };
    const provider = await start({ ...emulatorConfig(stage.emulator), ...times });
    const { outputs } = await provider.create(await checked(provider, { mutedUsers: ["a"] }));
    stage.emulator.faults.add({ operation: remove, action: { type: "loseAnswer" } });
    const failed = await failureOf(provider.update(id, outputs, await checked(provider, { mutedUsers: ["b"] })));
    expect(usersIn(failed.initialization!.properties)).toEqual(map(["a", "b"]));
    stage.emulator.faults.clear();
    stage.emulator.setMute(app, "hall", { muted: ["a", "b"] });
    await provider.beginOperation(emulatorConfig(stage.emulator));
    await provider.update(id, failed.initialization!.properties, await checked(provider, { mutedUsers: ["b"] }));
    expectMuted("b");
  });

  test("a group stays muted, also in state, where users are refused who are to be muted before it opens", async () => {
    const provider = await start();
    const { outputs } = await provider.create(await checked(provider, { muted: true, mutedUsers: ["a"] }));
    stage.emulator.faults.add({ operation: add, action: { type: "error", status: 400, code: "InputInvalid" } });
    const open = await checked(provider, { muted: false, mutedUsers: ["b"] });
    const failed = await failureOf(provider.update(id, outputs, open));
    expect(failed.message).toContain(`is kept muted, since these users could not be muted one by one`);
    const saved = failed.initialization!.properties;
    expect(usersIn(saved)).toEqual(map(["a", "b"]));
    expect(await provider.diff(id, saved, open)).toMatchObject({ changes: true });
    expectMute(stage.emulator, hall, { mutedAll: true, muted: [] });
    stage.emulator.faults.clear();
    await provider.beginOperation(emulatorConfig(stage.emulator));
    await provider.update(id, saved, open);
    expectMute(stage.emulator, hall, { mutedAll: false, muted: ["b"] });
  });

  test("nobody is both exempt and muted", async () => {
    const provider = await start();
    const { failures } = await provider.check(args({ exceptUsers: ["a", "b"], mutedUsers: ["b"] }));
    expect(failures).toEqual([
      expect.objectContaining({
        reason: expect.stringContaining("exceptUsers and mutedUsers both name b") as string,
      }) as unknown,
    ]);
  });

  test("nobody is both exempt and muted by values that only the update knows", async () => {
    const provider = await start();
    const lists = [{ exceptUsers: ["a", "b"] }, { mutedUsers: ["b"] }] as const;
    for (const [known, unknown] of [lists, lists.toReversed()] as const) {
      const [name] = Object.keys(unknown);
      for (const value of [unknownValue, [unknownValue], ["b", unknownValue]])
        expect((await provider.check(args({ ...known, [name!]: value }))).failures).toEqual([]);
    }
    await provider.beginOperation(emulatorConfig(stage.emulator));
    const { failures } = await provider.check(args({ ...lists[0], ...lists[1] }));
    expect(failures).toMatchObject([{ reason: expect.stringContaining("both name b") as string }]);
  });
});

test("an entry with retainOnDelete keeps its users muted when it goes", async () => {
  const provider = await stage.start({ text: appMutesText });
  const entry = { mutedUsers: ["a"], retainOnDelete: true };
  const { inputs } = await provider.check({ appId: app, groups: { hall: entry, foyer: { mutedUsers: ["a"] } } });
  const { outputs } = await provider.create(inputs);
  await provider.beginOperation(emulatorConfig(stage.emulator));
  await provider.update(app, outputs, (await provider.check({ appId: app, groups: {} })).inputs);
  expectMuted("a");
  expectMute(stage.emulator, { appId: app, groupId: "foyer" }, { mutedAll: false, muted: [] });
});

describe("an entry of an AppMutes leaves while the program declares its group elsewhere", () => {
  const group = `${app}/hall`;
  const declared = (...notes: { key: string; members?: string[] }[]) => [{ key: `mute ${group}` }, ...notes];
  test.each([
    ["with some of its users", declared({ key: `users ${group}`, members: ["b", "c"] }), ["b"]],
    ["without users", declared(), []],
    ["with users that it does not know yet", declared({ key: `users not known yet ${group}` }), ["a", "b"]],
    ["open", [{ key: `users ${group}`, members: ["a"] }], ["a"]],
  ])("%s", async (_, notes, muted) => {
    const engineAddress = `engine-${process.pid}-${Date.now()}:1`;
    const program = new Notes(engineAddress);
    program.prepare();
    program.add("declared", notes);
    const provider = await stage.start({ text: appMutesText, engineAddress });
    stage.emulator.setMute(app, "hall", { mutedAll: true, muted: ["a", "b"] });
    const olds = { appId: app, groups: { hall: { exceptUsers: {}, mutedUsers: map(["a", "b"]) } } };
    await provider.update(app, olds, { appId: app, groups: {} });
    expectMute(stage.emulator, hall, { mutedAll: notes.some(({ key }) => key === `mute ${group}`), muted });
  });
});

test("a look-up shows everybody who is muted one by one", async () => {
  moderatorsMute("a", "spam");
  const provider = await stage.start();
  // The plugin cannot tell it from an import, which has them where its id says so.
  const id = `${app}/hall${isPlugin ? "?mutedUsers=all" : ""}`;
  expect((await provider.read(id, {})).outputs).toMatchObject({ mutedUsers: map(["a", "spam"]) });
});
