import { unknownValue } from "../../provider/src/properties/unknown";
import { emulatorConfig } from "../support/emulatorAccess";
import { face, isPlugin } from "./support/face";
import { type Properties, providerText } from "./support/providerProcess";
import { muted, of, open, useAppMutes } from "./support/useAppMutes";
import { app } from "./support/useProvider";

const { stage, start, calls, writes } = useAppMutes();
const id = app;

test("create, read, update and delete take groups from open to muted and back", async () => {
  const provider = await start();
  const { inputs, failures } = await provider.check(
    of({ hall: { exceptUsers: ["mod1", "host", "mod1"] }, foyer: open }),
  );
  expect(failures).toEqual([]);
  expect(inputs).toEqual(of({ hall: muted("host", "mod1"), foyer: open }));
  expect(await provider.create(inputs)).toEqual({ id, outputs: inputs });
  expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host", "mod1"] });
  expect(stage.mute("foyer")).toMatchObject({ mutedAll: false });
  expect(await provider.read(id, inputs)).toEqual({ id, outputs: inputs, inputs });

  const news = of({ hall: muted("host", "new1"), foyer: muted() });
  expect(await provider.diff(id, inputs, news)).toMatchObject({ changes: true, replaces: [] });
  expect(await provider.update(id, inputs, news)).toEqual(news);
  expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host", "new1"] });
  expect(stage.mute("foyer")).toEqual({ mutedAll: true, exempt: [] });

  await provider.beginOperation(emulatorConfig(stage.emulator));
  await provider.delete(id, news);
  expect(stage.mute("hall")).toMatchObject({ mutedAll: false });
  expect(stage.mute("foyer")).toMatchObject({ mutedAll: false });
});

test("groups that are as declared are adopted without a write", async () => {
  stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host"] });
  const provider = await start();
  const inputs = of({ hall: muted("host"), foyer: open });
  expect(await provider.create(inputs)).toEqual({ id, outputs: inputs });
  expect(writes()).toEqual([]);
});

test("one changed entry costs one read, one write and one read back", async () => {
  const entries = Array.from({ length: 40 }, (_, index) => `room${index}`);
  for (const room of entries) {
    stage.emulator.createGroup(app, room);
    stage.emulator.setMute(app, room, { mutedAll: true, exempt: ["host"] });
  }
  const olds = of(Object.fromEntries(entries.map((room) => [room, muted("host")])));
  const provider = await start();
  const news = of({ ...(olds.groups as Properties), room7: muted("host", "guest") });
  await provider.update(id, olds, news);
  expect(calls()).toEqual([
    "DescribeLiveMessageGroupBand room7",
    "BanLiveMessageGroup room7",
    "DescribeLiveMessageGroupBand room7",
  ]);
  expect(await provider.diff(id, news, news)).toMatchObject({ changes: false });
});

test("an entry that is taken out is lifted, unless it says that its mute stays", async () => {
  for (const group of ["hall", "foyer"]) stage.emulator.setMute(app, group, { mutedAll: true, exempt: [] });
  const provider = await start();
  const olds = of({ hall: muted(), foyer: muted() });
  const retained = of({ hall: muted(), foyer: { ...muted(), retainOnDelete: true } });
  expect(await provider.update(id, olds, retained)).toEqual(retained);
  expect(calls()).toEqual([]);
  expect(await provider.update(id, retained, of({}))).toEqual(of({}));
  expect(writes()).toEqual(["UnbanLiveMessageGroup hall"]);
});

test("a deleted resource leaves the groups whose entries say that their mute stays", async () => {
  for (const group of ["hall", "foyer"]) stage.emulator.setMute(app, group, { mutedAll: true, exempt: [] });
  const provider = await start();
  await provider.delete(id, of({ hall: muted(), foyer: { ...muted(), retainOnDelete: true } }));
  expect(writes()).toEqual(["UnbanLiveMessageGroup hall"]);
});

test("get reads the groups that it names, or all of the app", async () => {
  stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host"] });
  const provider = await start();
  const whole = of({ hall: muted("host"), ...(face.readsOpenGroups ? { foyer: open } : {}) });
  expect(await provider.read(id, {})).toMatchObject({ id, outputs: whole });
  expect(await provider.read(id, { groups: { hall: {} } })).toMatchObject({ id, outputs: of({ hall: muted("host") }) });
  await expect(provider.read(id, { groups: { nowhere: {} } })).rejects.toThrow(/^group nowhere: .*does not exist/);
  // A group may go between the list and its read.
  const gone = { type: "error", code: "ResourceNotExist", status: 404, message: "no" } as const;
  stage.emulator.faults.add({ operation: "DescribeLiveMessageGroupBand", groupId: "foyer", action: gone });
  expect(await provider.read(id, {})).toMatchObject({ id, outputs: of({ hall: muted("host") }) });
});

test("group ids are nothing but ids", async () => {
  const ids = ["constructor", "toString", "'quoted", "__hidden", "__proto__", "4dabf18193072939515e22adb298388d"];
  for (const each of ids) stage.emulator.createGroup(app, each);
  const provider = await start();
  const keys = [
    "constructor",
    "'toString'",
    "''quoted'",
    "'__hidden'",
    "'__proto__'",
    "'4dabf18193072939515e22adb298388d'",
  ];
  const { inputs, failures } = await provider.check(of(Object.fromEntries(keys.map((each) => [each, {}]))));
  expect(failures).toEqual([]);
  expect(Object.keys(inputs.groups as object).sort()).toEqual(keys.sort());
  // No program of the package gives such keys.
  const unquoted = (await provider.check(of({ __hidden: {}, "'quoted": {} }))).failures.map(({ reason }) => reason);
  expect(unquoted.sort()).toEqual([
    `groups."'quoted": the group id "'quoted" must be quoted as a key: ''quoted'`,
    `groups.__hidden: the group id "__hidden" must be quoted as a key: '__hidden'`,
  ]);
  await provider.create(inputs);
  expect(writes().sort()).toEqual(ids.map((each) => `BanLiveMessageGroup ${each}`).sort());
  expect(await provider.read(id, inputs)).toMatchObject({ inputs });
  await provider.beginOperation(emulatorConfig(stage.emulator));
  expect(await provider.update(id, inputs, of({}))).toEqual(of({}));
  for (const each of ids) expect(stage.mute(each)).toMatchObject({ mutedAll: false });
});

test("groups that the program leaves to others are what state has", async () => {
  const provider = await start();
  const state = of({ hall: muted("host"), foyer: open, "'__hidden'": { ...muted(), retainOnDelete: true } });
  // The engine puts what state has in place of the arguments to ignore.
  expect(await provider.check(state, state)).toEqual({ inputs: state, failures: [] });
  const foyer = (entry: Properties) => of({ ...(state.groups as Properties), foyer: entry });
  // Exempt users of an open group are kept, and neither shown nor a difference.
  const { inputs, failures } = await provider.check(foyer({ muted: false, exceptUsers: ["host"] }), state);
  const { exceptUsers } = muted("host");
  expect(inputs).toEqual(foyer({ muted: false, [isPlugin ? "exceptUsers" : "__exceptUsers"]: exceptUsers }));
  expect(failures).toEqual([]);
  expect(await provider.diff(id, state, inputs)).toMatchObject({ changes: false });
  expect(await provider.check(inputs, inputs)).toEqual({ inputs, failures: [] });
  expect(await provider.update(id, state, inputs)).toEqual(inputs);
  expect(calls()).toEqual([]);
});

test("what is unknown passes check at any depth, and is a difference", async () => {
  const provider = await start();
  const state = of({ hall: muted("host") });
  for (const groups of [unknownValue, { hall: unknownValue }, { hall: { exceptUsers: unknownValue } }]) {
    const { inputs, failures } = await provider.check({ appId: app, groups });
    expect(failures).toEqual([]);
    expect(inputs).toEqual({ appId: app, groups });
    expect(await provider.diff(id, state, inputs)).toMatchObject({ changes: true, replaces: [] });
  }
});

test("problems name their group, and the first of many are told", async () => {
  const provider = await start();
  const bad = { " hall": {}, foyer: { exceptUsers: ["a b"], moot: 1 }, lobby: null, room: ["host"] };
  const { failures } = await provider.check(of(bad));
  expect(failures).toEqual([
    { property: "", reason: expect.stringContaining('groups." hall": the group id " hall" begins or ends') as string },
    { property: "", reason: 'groups.foyer: exceptUsers: the user id "a b" has white space in it' },
    { property: "", reason: expect.stringContaining('groups.foyer: A group has no argument "moot"') as string },
    { property: "", reason: expect.stringContaining("groups.lobby: a group must be an object") as string },
    { property: "", reason: expect.stringContaining("groups.room: a group must be an object") as string },
  ]);
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`room${index}`, { muted: "yes" }]));
  const told = (await provider.check(of(many))).failures.map(({ reason }) => reason);
  expect(told).toHaveLength(21);
  expect(told.at(-1)).toBe("and 80 more problems of this kind");
});

test("mutes that go from one form to the other stay, and nothing is written", async () => {
  const provider = await start();
  const mute = { appId: app, groupId: "hall", muted: true, exceptUsers: { host: true } };
  const mutes = of({ hall: muted("host") });
  const asGroupMute = (properties: Properties) => ({
    ...properties,
    __provider: providerText,
  });
  await provider.create(asGroupMute(mute));
  calls();

  await provider.beginOperation(emulatorConfig(stage.emulator));
  await provider.create((await provider.check(of({ hall: { exceptUsers: ["host"] } }))).inputs);
  await provider.delete(`${app}/hall`, asGroupMute(mute));
  expect(writes()).toEqual([]);
  await provider.printed("The mute of group app1/hall stays: the program still declares it.");

  await provider.beginOperation(emulatorConfig(stage.emulator));
  await provider.create(asGroupMute((await provider.check(asGroupMute({ ...mute, exceptUsers: ["host"] }))).inputs));
  await provider.update(id, mutes, of({}));
  expect(writes()).toEqual([]);
  expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host"] });
});

test("two resources for one group are refused, whatever their types", async () => {
  const provider = await start();
  await provider.create(of({ hall: muted() }));
  const mute = { appId: app, groupId: "hall", muted: true, exceptUsers: {}, __provider: providerText };
  await expect(provider.create(mute)).rejects.toThrow('Two resources of this program declare the group "hall"');
  await provider.create({ ...mute, groupId: "foyer" });
  const both = of({ hall: muted(), foyer: muted() });
  const twice = 'Two resources of this program declare the group "foyer"';
  await expect(provider.update(id, of({ hall: muted() }), both)).rejects.toThrow(twice);
});
