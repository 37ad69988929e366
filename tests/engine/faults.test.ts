import { faultActions } from "../process/support/faultActions";
import { stackAccess } from "../support/emulatorAccess";
import { groupMutes } from "./support/groupMutes";
import { neverOpen } from "./support/neverOpen";
import { app, useHall } from "./support/useHall";

/*
 * Each fault of the emulator on the real engine, at the first, middle and last call of what is done to a group: it is
 * read, written and read back. A group for each.
 */

const hall = useHall({ quota: false });
const calls = ["first", "middle", "last"] as const;
const cells = Object.entries(faultActions)
  .flatMap(([fault, action]) => calls.map((call, skip) => ({ name: `${fault} at the ${call} call`, action, skip })))
  .map((cell, index) => ({ ...cell, groupId: `group${index}` }));
const groupIds = cells.map(({ groupId }) => groupId);
const quick = { "livemessage:writesPerSecond": "1000", "livemessage:readsPerSecond": "1000" };

const program = (user: string) =>
  groupMutes(cells.map(({ name, groupId }) => ({ name, appId: app, groupId, exceptUsers: [user] })));

function newProject(times: Record<string, string>) {
  return hall.project(program("host"), { config: { ...stackAccess(hall.emulator).config, ...quick, ...times } });
}

/** Faults at the call that each group is about, or at its only one. */
function addFaults({ onlyCall = false, count }: { onlyCall?: boolean; count?: number }): void {
  for (const { groupId, action, skip } of cells) {
    const rule = { groupId, action, skip: onlyCall ? 0 : skip };
    hall.emulator.faults.add(count === undefined ? rule : { ...rule, count });
  }
}

function expectEachHitOnce(): void {
  expect(hall.emulator.faults.list().map(({ hits }) => hits)).toEqual(cells.map(() => 1));
  hall.emulator.faults.clear();
}

function expectAll(mute: { mutedAll: boolean; exempt?: string[] }): void {
  for (const groupId of groupIds) hall.expectMute(mute, groupId);
}

/** Each group that failed is told with its name. */
function expectAllTold(output: string): void {
  for (const groupId of groupIds) expect(output).toMatch(new RegExp(`group "?(app1/)?${groupId}"?\\b`, "i"));
}

beforeEach(() => {
  for (const groupId of groupIds) hall.emulator.createGroup(app, groupId);
});

test("faults: every fault, once at each call, is got over by up, update, refresh and destroy", async () => {
  const project = await newProject({ "livemessage:attemptTimeout": "0.8" });
  for (const user of ["host", "other"]) {
    await project.setProgram(program(user));
    addFaults({ count: 1 });
    expect(await project.up("--parallel", "64")).toMatchObject({ exitCode: 0 });
    expectEachHitOnce();
    expectAll({ mutedAll: true, exempt: [user] });
  }
  addFaults({ onlyCall: true, count: 1 });
  expect(await project.detectDrift()).toMatchObject({ exitCode: 0 });
  expectEachHitOnce();
  await hall.expectSettled(project, "group0");

  addFaults({ count: 1 });
  expect(await project.destroy("--parallel", "64")).toMatchObject({ exitCode: 0 });
  expectEachHitOnce();
  expectAll({ mutedAll: false });
});

test("faults: every fault that stays is told once per group, and the next up or destroy converges", async () => {
  // One configuration for all: a destroy works with that of the last up.
  const project = await newProject({ "livemessage:attemptTimeout": "0.8", "livemessage:totalTimeout": "2.5" });
  addFaults({});
  const failed = await project.up("--parallel", "64", "--continue-on-error");
  expect(failed.exitCode).not.toBe(0);
  expectAllTold(failed.output);
  hall.emulator.faults.clear();
  expect(await project.up("--parallel", "64")).toMatchObject({ exitCode: 0 });
  expectAll({ mutedAll: true, exempt: ["host"] });
  await hall.expectSettled(project);
  for (const groupId of groupIds) neverOpen(hall.emulator, app, groupId);

  addFaults({});
  expect((await project.destroy("--parallel", "64", "--continue-on-error")).exitCode).not.toBe(0);
  hall.emulator.faults.clear();
  expect(await project.destroy("--parallel", "64")).toMatchObject({ exitCode: 0 });
  expectAll({ mutedAll: false });
});
