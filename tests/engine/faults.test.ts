import { faultActions } from "../process/support/faultActions";
import { groupMutes } from "./support/groupMutes";
import { app, useHall } from "./support/useHall";

/*
 * Each fault of the emulator on the real engine, a group for each. What every single call makes of it is tested on the
 * provider process.
 */

const hall = useHall({ quota: false });
const names = Object.keys(faultActions);
const quick = { "livemessage:writesPerSecond": "1000", "livemessage:readsPerSecond": "1000" };

const program = (user: string) =>
  groupMutes(names.map((name, index) => ({ name, appId: app, groupId: `group${index}`, exceptUsers: [user] })));

function addFaults(rule: { skip?: number; count?: number }): void {
  names.forEach((name, index) =>
    hall.emulator.faults.add({ groupId: `group${index}`, action: faultActions[name]!, ...rule }),
  );
}

function expectAll(mute: { mutedAll: boolean; exempt?: string[] }): void {
  names.forEach((_, index) => hall.expectMute(mute, `group${index}`));
}

beforeEach(() => {
  names.forEach((_, index) => hall.emulator.createGroup(app, `group${index}`));
});

test("faults: every fault, once at the write, is got over by up, update, refresh and destroy", async () => {
  const project = await hall.project(program("host"));
  await project.setConfig({ ...quick, "livemessage:attemptTimeout": "0.8" });
  for (const user of ["host", "other"]) {
    await project.setProgram(program(user));
    addFaults({ skip: 1, count: 1 });
    expect(await project.up()).toMatchObject({ exitCode: 0 });
    expect(hall.emulator.faults.list().map(({ hits }) => hits)).toEqual(names.map(() => 1));
    hall.emulator.faults.clear();
    expectAll({ mutedAll: true, exempt: [user] });
  }
  addFaults({ count: 1 });
  expect(await project.detectDrift()).toMatchObject({ exitCode: 0 });
  hall.emulator.faults.clear();
  await hall.expectSettled(project, "group0");

  addFaults({ skip: 1, count: 1 });
  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  expectAll({ mutedAll: false });
});

test("faults: every fault that stays is told once per group, and the next up or destroy converges", async () => {
  const project = await hall.project(program("host"));
  // One configuration for all: a destroy works with that of the last up.
  await project.setConfig({ ...quick, "livemessage:attemptTimeout": "0.8", "livemessage:totalTimeout": "2.5" });
  addFaults({ skip: 1 });
  const failed = await project.up("--parallel", "64", "--continue-on-error");
  expect(failed.exitCode).not.toBe(0);
  for (const [index] of names.entries())
    expect(failed.output).toMatch(new RegExp(`group "?(app1/)?group${index}"?\\b`));
  hall.emulator.faults.clear();
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expectAll({ mutedAll: true, exempt: ["host"] });
  await hall.expectSettled(project, "group0");

  addFaults({});
  expect((await project.destroy("--parallel", "64", "--continue-on-error")).exitCode).not.toBe(0);
  hall.emulator.faults.clear();
  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  expectAll({ mutedAll: false });
});
