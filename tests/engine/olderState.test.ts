import { readFileSync } from "node:fs";
import path from "node:path";
import { environmentAccess } from "../support/emulatorAccess";
import { groupMutes } from "./support/groupMutes";
import { app, useHall } from "./support/useHall";

/* State that an earlier version wrote: exported from a stack that its package made, without times and source positions. */

const hall = useHall();
const mutes = [
  { name: "hall", groupId: "hall", exceptUsers: ["mod1", "host"] },
  { name: "foyer", groupId: "foyer", muted: false, exceptUsers: ["host"] },
  { name: "lobby", groupId: "lobby", dataCenter: "cn-shanghai" },
  { name: "odd", groupId: "a/b", exceptUsers: ["__proto__", "'x"] },
].map((mute) => ({ ...mute, appId: app }));

test.each(["groupMutes-0.1.0.json"])("%s is read: no difference, no write, and a destroy lifts", async (file) => {
  for (const groupId of ["lobby", "a/b"]) hall.emulator.createGroup(app, groupId);
  for (const { groupId, exceptUsers, muted = true } of mutes) {
    if (muted) hall.emulator.setMute(app, groupId, { mutedAll: true, exempt: exceptUsers ?? [] });
  }
  const project = await hall.project(groupMutes(mutes), environmentAccess(hall.emulator));
  const state = readFileSync(path.join(__dirname, "states", file), "utf8");
  await project.setProgram({ "state.json": state });
  expect(await project.run("stack", "import", "--stack", "dev", "--file", "state.json")).toMatchObject({ exitCode: 0 });

  expect(await project.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });
  // The endpoint of the stack that made this state is in it; the update brings today's.
  const up = await project.up();
  expect(up).toMatchObject({ exitCode: 0, output: expect.not.stringMatching(/[0-9] (created|updated)/) as string });
  expect(await project.detectDrift()).toMatchObject({ exitCode: 0 });
  expect(hall.writes()).toEqual([]);

  expect((await project.destroy()).exitCode).toBe(0);
  expect(
    hall
      .writes()
      .map(({ operation, parameters }) => `${operation} ${parameters.GroupId}`)
      .sort(),
  ).toEqual(["UnbanLiveMessageGroup a/b", "UnbanLiveMessageGroup hall", "UnbanLiveMessageGroup lobby"]);
});
