import { stackAccess } from "../support/emulatorAccess";
import { neverOpen } from "./support/neverOpen";
import { app, group, hallMute, useHall } from "./support/useHall";

const hall = useHall({ quota: false });

/** A project that need not wait for any quota. */
function newProject(program: string) {
  const rates = { "livemessage:writesPerSecond": "1000", "livemessage:readsPerSecond": "1000" };
  return hall.project(program, { config: { ...stackAccess(hall.emulator).config, ...rates } });
}

test("merge: users leave the exempt list although Ban only ever adds to it", async () => {
  hall.emulator.switches.banExceptUsers = "merge";
  const project = await newProject(hallMute({ exceptUsers: ["host", "mod1"] }));
  await project.up();
  await project.setProgram(hallMute({ exceptUsers: ["host", "new1"] }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host", "new1"] });
  await hall.expectSettled(project, group);
});

test("merge: the group is opened for a moment only where nothing else helps, and that is said", async () => {
  hall.emulator.switches.banExceptUsers = "merge";
  const muted = Array.from({ length: 31 }, (_, index) => `troll${index}`);
  const project = await newProject(hallMute({ exceptUsers: ["host", "mod1"] }));
  await project.up();
  // More users muted individually than one call can set anew.
  for (const user of muted) hall.emulator.state.group(app, group)!.muted.add(user);
  await project.setProgram(hallMute({ exceptUsers: ["host"] }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  expect(hall.emulator.state.group(app, group)!.muted.size).toBe(31);
  neverOpen(hall.emulator, app, group);

  Object.assign(hall.emulator.switches, { banMuted: "error", modifyLists: "merge" });
  await project.setProgram(hallMute({ exceptUsers: ["mod2"] }));
  const up = await project.up();
  expect(up).toMatchObject({ exitCode: 0, output: expect.stringContaining("is opened for a moment") as string });
  hall.expectMute({ mutedAll: true, exempt: ["mod2"] });
});

test("keep: the last exempt user leaves although Ban without users keeps the list", async () => {
  hall.emulator.switches.banWithoutExceptUsers = "keep";
  const project = await newProject(hallMute({ exceptUsers: ["host"] }));
  await project.up();
  await project.setProgram(hallMute());
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: [] });
  await hall.expectSettled(project);
});

test("lag: a read that answers the former state is read again", async () => {
  hall.emulator.switches.readLagReads = 2;
  const project = await newProject(hallMute({ exceptUsers: ["host"] }));
  expect((await project.up()).exitCode).toBe(0);
  await project.setProgram(hallMute({ exceptUsers: ["mod1"] }));
  expect((await project.up()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: true, exempt: ["mod1"] });
  expect(hall.writes().map(({ operation }) => operation)).toEqual(["BanLiveMessageGroup", "BanLiveMessageGroup"]);
  await hall.expectSettled(project, group);
});
