import { emulatorConfig, unverifiedConfig } from "../support/emulatorAccess";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider({ quota: false }, { sharesProcesses: true });
const hall = { appId: app, groupId: "hall" };
const id = "app1/hall";

test("create, read, update and delete take a group from open to muted and back", async () => {
  const provider = await stage.start();
  const { inputs, failures } = await provider.check({ ...hall, exceptUsers: ["mod1", "host", "mod1"] });
  expect(failures).toEqual([]);
  expect(inputs).toEqual({ ...hall, muted: true, exceptUsers: { host: true, mod1: true } });

  const created = await provider.create(inputs);
  expect(created.id).toBe(id);
  expect(created.outputs).toEqual({ ...inputs, requestId: expect.stringMatching(/^[0-9A-F-]{36}$/) as string });
  expect(stage.mute()).toEqual({ mutedAll: true, exempt: ["host", "mod1"] });
  expect(await provider.read(id, created.outputs)).toEqual({ id, outputs: created.outputs, inputs });

  const changed = { ...inputs, exceptUsers: { host: true, new1: true } };
  expect(await provider.diff(id, created.outputs, changed)).toMatchObject({ changes: true, replaces: [] });
  const outputs = await provider.update(id, created.outputs, changed);
  expect(stage.mute()).toEqual({ mutedAll: true, exempt: ["host", "new1"] });
  expect(outputs).toMatchObject(changed);
  expect(outputs.requestId).not.toBe(created.outputs.requestId);

  await provider.beginOperation(emulatorConfig(stage.emulator));
  await provider.delete(id, outputs);
  expect(stage.mute()).toMatchObject({ mutedAll: false });
  expect(stage.writes()).toEqual(["BanLiveMessageGroup", "BanLiveMessageGroup", "UnbanLiveMessageGroup"]);
});

test("create adopts a group that is as wanted, without a write and without a requestId", async () => {
  stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["mod1", "host"] });
  const provider = await stage.start();
  const { inputs } = await provider.check({ ...hall, exceptUsers: ["host", "mod1"] });
  expect(await provider.create(inputs)).toEqual({ id, outputs: inputs });
  expect(stage.writes()).toEqual([]);
});

test("an update that finds the group as wanted writes nothing and keeps the requestId", async () => {
  const provider = await stage.start();
  const { inputs } = await provider.check(hall);
  const { outputs } = await provider.create(inputs);
  expect(await provider.update(id, outputs, inputs)).toEqual(outputs);
  expect(stage.writes()).toEqual(["BanLiveMessageGroup"]);
});

test("a write is not read back where that is turned off", async () => {
  const provider = await stage.start({ config: unverifiedConfig(stage.emulator) });
  await provider.create({ ...hall, muted: true, exceptUsers: {} });
  const calls = stage.emulator.journal.calls().map(({ operation }) => operation);
  expect(calls).toEqual(["DescribeLiveMessageGroupBand", "BanLiveMessageGroup"]);
});

test("create leaves users muted individually as they are", async () => {
  stage.emulator.setMute(app, "hall", { muted: ["troll"] });
  const provider = await stage.start();
  const { inputs } = await provider.check({ ...hall, exceptUsers: ["host"] });
  await provider.create(inputs);
  expect([...stage.emulator.state.group(app, "hall")!.muted]).toEqual(["troll"]);
});

test.each(["joined", "numbered"] as const)(
  "lists reach a service that reads them %s, at once from the second on",
  async (listForm) => {
    stage.emulator.switches.listForm = listForm;
    const provider = await stage.start();
    for (const groupId of ["hall", "foyer"]) {
      const { inputs } = await provider.check({ ...hall, groupId, exceptUsers: ["host", "mod1"] });
      await provider.create(inputs);
      expect(stage.mute(groupId)).toEqual({ mutedAll: true, exempt: ["host", "mod1"] });
    }
    expect(stage.writes()).toHaveLength(listForm === "joined" ? 2 : 3);
    expect(stage.writes()).not.toContain("UnbanLiveMessageGroup");
  },
);

test("a read that lags for long is no reason to open a group", async () => {
  stage.emulator.switches.readLagMs = 15_000;
  stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host", "mod1"] });
  const provider = await stage.start();
  await provider.create((await provider.check({ ...hall, exceptUsers: ["host"] })).inputs);
  expect(stage.mute()).toEqual({ mutedAll: true, exempt: ["host"] });
  expect(stage.writes()).not.toContain("UnbanLiveMessageGroup");
});

test("create refuses a second resource for the same group", async () => {
  const provider = await stage.start();
  const { inputs } = await provider.check(hall);
  await provider.create(inputs);
  await expect(provider.create(inputs)).rejects.toThrow(
    'Two resources of this program declare the group "hall" of app "app1": keep it in one resource.',
  );
});

test("diff sees no change in order and repetition, and a replacement in another group", async () => {
  const provider = await stage.start();
  const { inputs } = await provider.check({ ...hall, exceptUsers: ["b", "a", "b"] });
  const same = await provider.check({ ...hall, exceptUsers: ["a", "b"] });
  expect(await provider.diff(id, inputs, same.inputs)).toMatchObject({ changes: false, replaces: [] });
  for (const other of [{ groupId: "foyer" }, { appId: "app2" }, { dataCenter: "ap-southeast-1" }]) {
    expect(await provider.diff(id, inputs, { ...inputs, ...other })).toMatchObject({
      changes: true,
      replaces: Object.keys(other),
    });
  }
});

test("read finds drift, and says that a deleted group is gone", async () => {
  const provider = await stage.start();
  const { inputs } = await provider.check({ ...hall, exceptUsers: ["host"] });
  const { outputs } = await provider.create(inputs);
  stage.emulator.setMute(app, "hall", { exempt: ["host", "friend"] });
  const drifted = { ...outputs, exceptUsers: { friend: true, host: true } };
  expect((await provider.read(id, outputs)).outputs).toEqual(drifted);
  stage.emulator.setMute(app, "hall", { mutedAll: false, exempt: [] });
  expect((await provider.read(id, outputs)).outputs).toEqual({ ...outputs, muted: false });
  stage.emulator.deleteGroup(app, "hall");
  expect(await provider.read(id, outputs)).toEqual({ id: "", outputs: {}, inputs: {} });
});

test("read of a get gives the whole state, and fails where there is no such group", async () => {
  stage.emulator.setMute(app, "foyer", { mutedAll: true, exempt: ["host"] });
  const provider = await stage.start();
  const foyer = { appId: app, groupId: "foyer", muted: true, exceptUsers: { host: true } };
  expect(await provider.read("app1/foyer", {})).toEqual({ id: "app1/foyer", outputs: foyer, inputs: foyer });
  await expect(provider.read("app1/cellar", {})).rejects.toThrow('The message group "cellar" of app "app1" does not');
  await expect(provider.read("app1", {})).rejects.toThrow('"app1" is no id of a GroupMute, which is <appId>/<groupId>');
});

test("delete leaves the mute of a group that this run wants muted, and says so", async () => {
  const provider = await stage.start();
  const { inputs } = await provider.check(hall);
  const { outputs } = await provider.create(inputs);
  await provider.delete(id, outputs);
  expect(stage.mute().mutedAll).toBe(true);
  await provider.printed("The mute of group app1/hall stays: the program still declares it.");
});

test("delete of a group that is gone, open already, or was only kept open is done without a write", async () => {
  const provider = await stage.start();
  const muted = { ...hall, muted: true, exceptUsers: {} };
  await provider.delete(id, muted);
  await provider.delete("app1/cellar", { ...muted, groupId: "cellar" });
  stage.emulator.setMute(app, "hall", { mutedAll: true });
  await provider.delete(id, { ...muted, muted: false });
  expect(stage.mute().mutedAll).toBe(true);
  expect(stage.writes()).toEqual([]);
});

test("delete lifts a mute that a state of any form declares, and says what it did not find", async () => {
  stage.emulator.setMute(app, "hall", { mutedAll: true });
  const provider = await stage.start();
  await provider.delete(id, { ...hall, exceptUsers: {} });
  expect(stage.mute().mutedAll).toBe(false);
  await provider.delete("app1/cellar", { ...hall, groupId: "cellar", muted: true, exceptUsers: {} });
  await provider.printed(
    "Group app1/cellar was not found with alicloud:accessKey and alicloud:secretKey: no mute was lifted.",
  );
});

test("delete lifts a mute that was not read back and that the first reads do not show", async () => {
  stage.emulator.switches.readLagReads = 2;
  const config = unverifiedConfig(stage.emulator);
  const provider = await stage.start({ config });
  const { outputs } = await provider.create((await provider.check(hall)).inputs);
  await (await stage.start({ config })).delete(id, outputs);
  expect(stage.mute().mutedAll).toBe(false);
});

test("a resource that takes over a group while its mute is lifted mutes it again", async () => {
  stage.emulator.setMute(app, "hall", { mutedAll: true });
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", action: { type: "delay", milliseconds: 500 } });
  const provider = await stage.start();
  const lifted = provider.delete(id, { ...hall, muted: true, exceptUsers: {} });
  await stage.faultHit();
  await provider.create((await provider.check(hall)).inputs);
  await lifted;
  expect(stage.mute().mutedAll).toBe(true);
});

test.each([
  ["error", 0],
  ["error", 2],
  ["not-found", 2],
] as const)(
  "delete twice at a time is done, also where lifting twice is an error (%s) and %i reads lag",
  async (unbanNotMuted, lag) => {
    Object.assign(stage.emulator.switches, { unbanNotMuted, readLagReads: lag });
    stage.emulator.setMute(app, "hall", { mutedAll: true });
    stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", count: 1, action: { type: "loseAnswer" } });
    const provider = await stage.start();
    const muted = { ...hall, muted: true, exceptUsers: {} };
    await Promise.all([provider.delete(id, muted), provider.delete(id, muted)]);
    expect(stage.mute().mutedAll).toBe(false);
  },
);

test("ids of every kind survive the round trip", async () => {
  const users = ["__proto__", "constructor", "__x", "0", "10", "9", "名前", "'q'", "'", "toString", "[a]", "[]", "é"];
  const provider = await stage.start();
  for (const groupId of ["__proto__", "constructor", "a/b", "名前", "0"]) {
    stage.emulator.createGroup(app, groupId);
    const { inputs, failures } = await provider.check({ appId: app, groupId, exceptUsers: users });
    expect(failures).toEqual([]);
    const created = await provider.create(inputs);
    expect(created).toMatchObject({ id: `app1/${groupId}`, outputs: inputs });
    expect(stage.mute(groupId)).toEqual({ mutedAll: true, exempt: [...users].sort() });
    const read = await provider.read(created.id, created.outputs);
    expect(read.inputs).toEqual(inputs);
    expect(await provider.diff(created.id, read.outputs, inputs)).toMatchObject({ changes: false });
  }
});
