import type { Switches } from "alicloud-live-emulator";
import { expectMute } from "../support/expectMute";
import { failureOf } from "./support/failureOf";
import { unverifiedConfig } from "../support/emulatorAccess";
import { app, useProvider } from "./support/useProvider";

/* Writes that a service might refuse, since nothing documents that it takes them: another one does the same. */

const stage = useProvider({ quota: false }, { sharesProcesses: true });
const id = "app1/hall";
const [ban, modify, unban] = ["BanLiveMessageGroup", "ModifyLiveMessageGroupBand", "UnbanLiveMessageGroup"] as const;

const hall = (...users: string[]) => ({
  appId: app,
  groupId: "hall",
  muted: true,
  exceptUsers: Object.fromEntries(users.map((user) => [user, true])),
});

/** Updates a group that is muted except for the old users. */
async function update(
  oldUsers: string[],
  newUsers: string[],
  switches: Partial<Switches>,
  muted: readonly string[] = ["troll"],
) {
  Object.assign(stage.emulator.switches, switches);
  stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: oldUsers, muted });
  const provider = await stage.start();
  const updated = provider.update(id, hall(...oldUsers), hall(...newUsers));
  return { provider, updated };
}

function expectHall(exempt: readonly string[], muted: readonly string[] = ["troll"]): void {
  expectMute(stage.emulator, hall(), { mutedAll: true, exempt, muted });
}

test("BanLiveMessageGroup on a muted group", async () => {
  const { updated } = await update(["host"], ["mod"], { banMuted: "error" });
  await updated;
  expectHall(["mod"]);
  expect(stage.writes()).toEqual([ban, modify]);
});

test("the same in a code that nobody knows", async () => {
  stage.emulator.faults.add({ operation: ban, action: { type: "error", status: 409, code: "AlreadyBanned" } });
  const { updated } = await update(["host"], ["mod"], {});
  await updated;
  expectHall(["mod"]);
});

test("the same after an attempt whose answer was lost, and reads that lag", async () => {
  Object.assign(stage.emulator.switches, { banMuted: "error", readLagReads: 2 });
  stage.emulator.faults.add({ operation: ban, action: { type: "loseAnswer" }, count: 1 });
  const provider = await stage.start();
  await provider.create(hall("host"));
  expect(stage.mute()).toEqual({ mutedAll: true, exempt: ["host"] });
  expect(stage.writes()).toEqual([ban, ban]);
});

test("what is refused both ways is told in the words of the first refusal, and changes nothing", async () => {
  const message = "user id is bad";
  stage.emulator.faults.add({ operation: ban, action: { type: "error", status: 400, code: "InputInvalid", message } });
  stage.emulator.faults.add({ operation: modify, action: { type: "error", status: 400, code: "InputInvalid" } });
  const { updated } = await update(["host"], ["mod"], {});
  await expect(updated).rejects.toThrow(message);
  expectHall(["host"]);
  expect(stage.writes()).toEqual([ban, modify]);
});

test("a second write that may not be done is told as that", async () => {
  stage.emulator.faults.add({ operation: modify, action: { type: "error", status: 403, code: "NoAuth" } });
  const { updated } = await update(["host"], ["mod"], { banMuted: "error" });
  await expect(updated).rejects.toThrow("Allow the RAM action live:ModifyLiveMessageGroupBand");
});

test("an open group that is not to be muted stays as it is", async () => {
  stage.emulator.faults.add({ operation: ban, action: { type: "error", status: 400, code: "InputInvalid" } });
  const provider = await stage.start();
  await expect(provider.create(hall("host"))).rejects.toThrow("InputInvalid");
  expect(stage.mute()).toEqual({ mutedAll: false, exempt: [] });
  expect(stage.writes()).toEqual([ban]);
});

test("a group is not opened for a refusal where more users are muted one by one than a call can set", async () => {
  const trolls = Array.from({ length: 31 }, (_, index) => `troll${index}`);
  const { updated } = await update(["host"], ["mod"], { banMuted: "error" }, trolls);
  await updated;
  expectHall(["mod"], trolls);
  expect(stage.writes()).not.toContain(unban);
});

test("users muted one by one, on a service that reads numbered lists only", async () => {
  const { updated } = await update(["host"], ["mod"], { banMuted: "error", listForm: "numbered" }, [
    "troll1",
    "troll2",
  ]);
  await updated;
  expectHall(["mod"], ["troll1", "troll2"]);
});

test("users muted one by one whom a write may have freed are named where another one fails", async () => {
  const denied = { type: "error", status: 403, code: "NoAuth" } as const;
  stage.emulator.faults.add({ operation: modify, skip: 1, action: denied });
  const { updated } = await update(["host"], ["mod"], { banMuted: "error", listForm: "numbered" }, [
    "troll1",
    "troll2",
  ]);
  await expect(updated).rejects.toThrow("Check that these are still muted one by one: troll1, troll2.");
});

test("a lift is not taken for done for a read that may be older than the mute", async () => {
  const { emulator } = stage;
  emulator.switches.readLagReads = 4;
  const provider = await stage.start({ config: unverifiedConfig(emulator) });
  await provider.create(hall("host"));
  emulator.faults.add({ operation: unban, action: { type: "error", status: 400, code: "InputInvalid" } });
  await expect(provider.update(id, hall("host"), { ...hall("host"), muted: false })).rejects.toThrow("InputInvalid");
});

test("a throttled call of a faulty status has not taken effect, and the next form is tried", async () => {
  stage.emulator.faults.add({ operation: ban, count: 1, action: { type: "throttle", status: 503 } });
  const { updated } = await update(["host"], [], { emptyList: "error" });
  await updated;
  expectHall([]);
});

test("a list that the service takes for one id, and reads that lag behind its second form", async () => {
  Object.assign(stage.emulator.switches, { listForm: "numbered", readLagReads: 2 });
  const provider = await stage.start();
  await provider.create(hall("host", "mod"));
  expect(stage.mute()).toEqual({ mutedAll: true, exempt: ["host", "mod"] });
  expect(stage.writes()).toEqual([ban, ban]);
});

test("joined lists of many groups at once, which the service takes for one id, open none", async () => {
  Object.assign(stage.emulator.switches, { listForm: "numbered" });
  const muted = Array.from({ length: 31 }, (_, index) => `troll${index}`);
  const crowd = Array.from({ length: 10 }, (_, index) => `group${index}`);
  for (const groupId of crowd) stage.emulator.createGroup(app, groupId, { mutedAll: true, exempt: ["mod"], muted });
  const provider = await stage.start();
  const news = (groupId: string) => ({ ...hall("mod", "host"), groupId });
  await Promise.all(
    crowd.map((groupId) => provider.update(`${app}/${groupId}`, { ...hall("mod"), groupId }, news(groupId))),
  );
  for (const groupId of crowd) expect(stage.mute(groupId)).toEqual({ mutedAll: true, exempt: ["host", "mod"] });
  expect(stage.writes()).not.toContain(unban);
});

test("a write whose answer was lost is saved, whatever fails after it", async () => {
  const { emulator } = stage;
  emulator.switches.banMuted = "error";
  const denied = { type: "error", status: 403, code: "NoAuth" } as const;
  emulator.faults.add({ operation: ban, count: 1, action: { type: "loseAnswer" } });
  emulator.faults.add({ operation: "DescribeLiveMessageGroupBand", skip: 1, action: denied });
  const provider = await stage.start();
  const failure = await failureOf(provider.create(hall("host")));
  expect(failure.message).toContain("a write may have taken effect, and what came after it failed. Describe");
  expect(failure.initialization).toMatchObject({ id, properties: hall("host") });
});

test("a refusal is not taken for success where a read may be older than an unverified lift", async () => {
  const { emulator } = stage;
  emulator.switches.readLagReads = 3;
  emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host"] });
  const provider = await stage.start({ config: unverifiedConfig(emulator) });
  await provider.delete(id, hall("host"));
  const conflict = { type: "error", status: 409, code: "OperationConflict" } as const;
  emulator.faults.add({ operation: ban, count: 1, action: conflict });
  await provider.create(hall("host"));
  expectHall(["host"], []);
});

test("a list that would be too long with those who are exempt already", async () => {
  const users = (prefix: string) => Array.from({ length: 30 }, (_, index) => `${prefix}${index}`).sort();
  const { updated } = await update(users("old"), users("new"), { banExceptUsers: "merge-up-to-30" });
  await updated;
  expectHall(users("new"));
  expect(stage.writes()).not.toContain(unban);
});

test("an empty list", async () => {
  const { updated } = await update(["host"], [], { emptyList: "error" });
  await updated;
  expectHall([]);
  expect(stage.writes()).toEqual([ban, ban]);
});

test("empty lists of many groups at once", async () => {
  stage.emulator.switches.emptyList = "error";
  const crowd = Array.from({ length: 60 }, (_, index) => `group${index}`);
  for (const groupId of crowd) stage.emulator.createGroup(app, groupId);
  const provider = await stage.start();
  await Promise.all(crowd.map((groupId) => provider.create({ ...hall(), groupId })));
  expect(crowd.filter((groupId) => !stage.mute(groupId).mutedAll)).toEqual([]);
});

test("a refusal of another group's list is no reason to leave out a list, and in the end to open the group", async () => {
  stage.emulator.switches.banWithoutExceptUsers = "keep";
  const conflict = { type: "error", status: 409, code: "OperationConflict" } as const;
  stage.emulator.faults.add({ operation: ban, groupId: "foyer", count: 1, action: conflict });
  const { provider, updated } = await update(["host"], ["host"], {});
  await updated;
  await provider.create({ ...hall(), groupId: "foyer" });
  await provider.update(id, hall("host"), hall());
  expectHall([]);
  expect(stage.writes()).toEqual([ban, ban, ban]);
});

test("an empty list that is taken for a user without an id", async () => {
  const { provider, updated } = await update(["host"], [], { emptyList: "one-empty-id", bandListShape: "repeated" });
  const { outputs } = await updated;
  expectHall([""]);
  expect((await provider.read(id, outputs as ReturnType<typeof hall>)).outputs).toMatchObject({ exceptUsers: {} });
  expect(stage.writes()).toEqual([ban]);
});

test("an exempt user who is not there", async () => {
  stage.emulator.switches.exemptNonMember = "error";
  const provider = await stage.start();
  await expect(provider.create(hall("host"))).rejects.toThrow("ExceptUsers holds a user who is not in the group");
  expect(stage.mute()).toEqual({ mutedAll: false, exempt: [] });
});
