import { unknownValue } from "../../provider/src/properties/unknown";
import { face } from "./support/face";
import { failureOf } from "./support/failureOf";
import { type Properties, providerText } from "./support/providerProcess";
import { emulatorConfig } from "../support/emulatorAccess";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider({ quota: false }, { sharesProcesses: true });
const text = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");';
const start = () => stage.start({ text });
const id = app;

/** Arguments as a program gives them. */
const of = (groups: Properties): Properties => ({ appId: app, groups });
const muted = (...users: string[]) => ({ exceptUsers: Object.fromEntries(users.map((user) => [user, true])) });
const open = { muted: false };

/** Calls since the last look, as `operation group`. */
function calls(): string[] {
  const all = stage.emulator.journal.calls().map(({ operation, parameters }) => `${operation} ${parameters.GroupId}`);
  stage.emulator.journal.clear();
  return all;
}
const writes = () => calls().filter((call) => !call.startsWith("Describe"));

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

test("where some groups fail the others are done, state holds what is known, and the next update goes on with the rest", async () => {
  stage.emulator.createGroup(app, "lobby");
  stage.emulator.setMute(app, "lobby", { mutedAll: true, exempt: [] });
  const provider = await start();
  const olds = of({ lobby: muted() });
  const news = of({ hall: muted("host"), foyer: muted(), nowhere: muted(), lobby: open });
  const refused = { type: "error", code: "InputInvalid", status: 400, message: "no" } as const;
  stage.emulator.faults.add({ operation: "BanLiveMessageGroup", groupId: "foyer", action: refused });
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", groupId: "lobby", action: refused });
  const failure = await failureOf(provider.update(id, olds, news));
  expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host"] });
  const { properties, reasons } = failure.initialization!;
  expect(properties).toEqual({
    ...of({ hall: muted("host"), lobby: muted() }),
    unfinished: ["foyer", "lobby", "nowhere"],
    ...face.beside(text),
  });
  expect(reasons).toEqual([
    expect.stringMatching(/^group foyer: BanLiveMessageGroup for group "foyer" of app "app1" failed: InputInvalid/),
    expect.stringMatching(/^group lobby: UnbanLiveMessageGroup/),
    expect.stringMatching(/^group nowhere: .*does not exist/),
  ]);

  stage.emulator.faults.clear();
  stage.emulator.createGroup(app, "nowhere");
  calls();
  const saved: Properties = { ...properties };
  delete saved.__provider;
  expect(await provider.diff(id, saved, news)).toMatchObject({ changes: true });
  expect(await provider.update(id, saved, news)).toEqual(news);
  expect(writes().sort()).toEqual([
    "BanLiveMessageGroup foyer",
    "BanLiveMessageGroup nowhere",
    "UnbanLiveMessageGroup lobby",
  ]);
});

test("a write that may have taken effect is in state as a mute, and is looked at again", async () => {
  const provider = await stage.start({
    text,
    config: { ...emulatorConfig(stage.emulator), "livemessage:totalTimeout": "1" },
  });
  stage.emulator.faults.add({ operation: "BanLiveMessageGroup", action: { type: "loseAnswer" } });
  const inputs = of({ hall: muted("host") });
  const { initialization } = await failureOf(provider.create(inputs));
  expect(initialization).toMatchObject({ id, properties: { ...inputs, unfinished: ["hall"] } });
  stage.emulator.faults.clear();
  calls();
  expect(await provider.update(id, initialization!.properties, inputs)).toEqual(inputs);
  expect(calls()).toEqual(["DescribeLiveMessageGroupBand hall"]);
});

test("a lift that may have taken effect is looked at again, also where nothing else is to be saved", async () => {
  stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host"] });
  const config = { ...emulatorConfig(stage.emulator), "livemessage:totalTimeout": "1" };
  const provider = await stage.start({ text, config });
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", action: { type: "loseAnswer" } });
  const state = of({ hall: muted("host") });
  const { initialization } = await failureOf(provider.update(id, state, of({})));
  expect(initialization).toMatchObject({ id, properties: { ...state, unfinished: ["hall"] } });
  stage.emulator.faults.clear();
  // The program takes the entry back.
  expect(await provider.update(id, initialization!.properties, state)).toEqual(state);
  expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host"] });
});

test("a delete that failed for some groups says that the others are open, since state cannot", async () => {
  for (const group of ["hall", "foyer"]) stage.emulator.setMute(app, group, { mutedAll: true, exempt: [] });
  const provider = await start();
  const refused = { type: "error", code: "InputInvalid", status: 400, message: "no" } as const;
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", groupId: "foyer", action: refused });
  const state = of({ hall: muted(), foyer: muted() });
  expect((await failureOf(provider.delete(id, state))).message).toMatch(
    /^group foyer: UnbanLiveMessageGroup .*\n1 group is open now, and state does not say so: run the same again, or, to keep the resource, `pulumi up --refresh`$/,
  );
  stage.emulator.faults.clear();
  await provider.delete(id, state);
  expect(stage.mute("foyer")).toMatchObject({ mutedAll: false });
});

test("where nothing could be written, nothing is saved, and groups after the first are not tried in vain", async () => {
  const config = { ...emulatorConfig(stage.emulator), "alicloud:secretKey": "wrong-secret-of-some-length" };
  const rooms = Array.from({ length: 300 }, (_, index) => `room${index}`);
  const provider = await stage.start({ text, config });
  const failure = await failureOf(provider.create(of(Object.fromEntries(rooms.map((room) => [room, muted()])))));
  expect(failure.initialization).toBeUndefined();
  expect(failure.message).toContain("SignatureDoesNotMatch");
  expect(failure.message).toMatch(/and \d+ more groups failed\n44 groups more: not tried after that$/);
});

test("a group that is gone leaves the map; one that cannot be read is an error", async () => {
  stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host"] });
  const provider = await start();
  const state = of({ hall: muted("host"), nowhere: muted() });
  expect(await provider.read(id, state)).toMatchObject({ id, outputs: of({ hall: muted("host") }) });
  const refused = { type: "error", code: "NoAuth", status: 403, message: "no" } as const;
  stage.emulator.faults.add({ operation: "DescribeLiveMessageGroupBand", groupId: "hall", action: refused });
  await expect(provider.read(id, state)).rejects.toThrow(/^group hall: .*NoAuth/);
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
  for (const ignored of [
    state,
    of({ ...(state.groups as Properties), foyer: { muted: false, exceptUsers: ["host"] } }),
  ]) {
    expect(await provider.check(ignored, state)).toEqual({ inputs: state, failures: [] });
  }
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

test("a resource that failed may be tried again in the same run", async () => {
  const provider = await start();
  const refused = { type: "error", code: "InputInvalid", status: 400, message: "no" } as const;
  stage.emulator.faults.add({ operation: "BanLiveMessageGroup", action: refused });
  const inputs = of({ hall: muted("host") });
  const mute = { appId: app, groupId: "foyer", muted: true, exceptUsers: {}, __provider: providerText };
  await failureOf(provider.create(inputs));
  await failureOf(provider.create(mute));
  stage.emulator.faults.clear();
  expect(await provider.create(inputs)).toEqual({ id, outputs: inputs });
  await provider.create(mute);
});

test("a denial keeps none of the other groups from being done, unless all are denied", async () => {
  const rooms = Array.from({ length: 600 }, (_, index) => `room${index}`);
  for (const room of rooms) stage.emulator.createGroup(app, room);
  const provider = await start();
  const denied = { type: "error", code: "NoAuth", status: 403, message: "no" } as const;
  stage.emulator.setMute(app, "room0", { mutedAll: true, exempt: [] });
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", action: denied });
  const groups = Object.fromEntries(rooms.map((room) => [room, room === "room0" ? open : muted()]));
  const failure = await failureOf(provider.create(of(groups)));
  expect(failure.message).toMatch(/^group room0: UnbanLiveMessageGroup .*NoAuth.*$/);
  for (const room of rooms) expect({ room, ...stage.mute(room) }).toMatchObject({ room, mutedAll: true });

  stage.emulator.faults.add({ operation: "DescribeLiveMessageGroupBand", action: denied });
  const all = Object.fromEntries(rooms.map((room) => [room, muted("host")]));
  const none = await failureOf(provider.update(id, of(groups), of(all)));
  expect(none.message).toMatch(/\nand \d+ more groups failed\n\d+ groups more: not tried after that$/);
});
