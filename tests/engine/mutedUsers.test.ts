import { groupMutes } from "./support/groupMutes";
import { app, group, hallMute, useHall } from "./support/useHall";

const hall = useHall();

/** The lines of a map in a preview, without its unchanged users. */
function changedUsers(output: string): string[] {
  const users = /[~+-] mutedUsers\s*: \{\n([^}]*)\}/.exec(output)?.[1] ?? output;
  const lines = users.split("\n").map((line) => line.trim().replace(/\s+/g, " "));
  return lines.filter((line) => /^[+-]/.test(line));
}

test("mutedUsers: declared, changed, unmuted elsewhere, renamed and destroyed", async () => {
  hall.emulator.setMute(app, group, { muted: ["spam"] });
  const project = await hall.project(hallMute({ exceptUsers: ["host"], mutedUsers: ["raider1", "raider2"] }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"], muted: ["raider1", "raider2", "spam"] });
  await hall.expectSettled(project);
  expect((await project.detectDrift()).exitCode).toBe(0);

  await project.setProgram(hallMute({ exceptUsers: ["host"], mutedUsers: ["raider3", "raider1"] }));
  expect(changedUsers((await project.preview()).output)).toEqual(["- raider2: true", "+ raider3: true"]);
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, muted: ["raider1", "raider3", "spam"] });
  await hall.expectSettled(project);

  hall.emulator.setMute(app, group, { muted: ["raider3", "later"] });
  const drift = await project.detectDrift();
  expect(drift.exitCode).toBe(7);
  expect(changedUsers(drift.output)).toEqual(["- raider1: true"]);
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, muted: ["raider1", "raider3", "later"] });

  hall.emulator.journal.clear();
  const renamed = { name: "lobby", appId: app, groupId: group, exceptUsers: ["host"], mutedUsers: ["raider1"] };
  await project.setProgram(groupMutes([renamed]));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"], muted: ["raider1", "later"] });
  expect(hall.writes().map(({ operation }) => operation)).toEqual(["RemoveLiveMessageGroupBand"]);
  await hall.expectSettled(project, group);

  expect((await project.destroy()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: false, muted: ["later"] });
});

test("mutedUsers: single users may be left to others, and the rest of the list is not", async () => {
  const program = (mutedUsers?: string[]) =>
    hallMute({
      muted: false,
      ...(mutedUsers === undefined ? {} : { mutedUsers }),
      options: { ignoreChanges: ["mutedUsers.guest"] },
    });
  const project = await hall.project(program(["guest", "raider1"]));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.emulator.setMute(app, group, { muted: ["raider1"] });
  await project.setProgram(program(["guest", "raider2"]));
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false, muted: ["raider2"] });
  await project.setProgram(program());
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false, muted: [] });
  await hall.expectSettled(project);
});
