import { groupMutes } from "./support/groupMutes";
import { app, group, hallMute, useHall } from "./support/useHall";

const hall = useHall();
const declared = { mutedAll: true, exempt: ["host", "mod1"] };

const drifts = [
  { drift: "the mute is lifted", set: { mutedAll: false, exempt: [] }, shown: /~ muted *: true => false/ },
  {
    drift: "an exempt user is added",
    set: { mutedAll: true, exempt: ["host", "mod1", "raider"] },
    shown: /\+ *raider: true/,
  },
  { drift: "an exempt user is removed", set: { mutedAll: true, exempt: ["host"] }, shown: /- *mod1: true/ },
];

test("drift: a lifted mute, an added and a removed user are shown, told by exit code and repaired", async () => {
  const project = await hall.project(hallMute({ exceptUsers: declared.exempt }));
  await project.up();
  expect((await project.detectDrift()).exitCode).toBe(0);
  for (const { drift, set, shown } of drifts) {
    hall.emulator.setMute(app, group, set);
    const { exitCode, output } = await project.detectDrift();
    expect({ drift, exitCode }).toEqual({ drift, exitCode: 7 });
    expect(output).toMatch(shown);

    expect((await project.refresh()).exitCode).toBe(0);
    expect((await project.up()).exitCode).toBe(0);
    hall.expectMute(declared);
  }
  await hall.expectSettled(project, group);
});

test("ignoreChanges: an exempt list that others keep is left to them, and the mute is not", async () => {
  const program = (...exceptUsers: string[]) => hallMute({ exceptUsers, options: { ignoreChanges: ["exceptUsers"] } });
  const project = await hall.project(program("host"));
  await project.up();
  await project.setProgram(program("host", "mod1"));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });

  hall.emulator.setMute(app, group, { mutedAll: true, exempt: ["host", "friend"] });
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["friend", "host"] });
  hall.emulator.setMute(app, group, { mutedAll: false });
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["friend", "host"] });
});

test("ignoreChanges: single exempt users that others keep are left to them, and the rest of the list is not", async () => {
  const program = (...exceptUsers: string[]) =>
    hallMute({ exceptUsers, options: { ignoreChanges: ["exceptUsers.guest", 'exceptUsers["mod1"]'] } });
  const project = await hall.project(program("host", "mod1"));
  await project.up();
  hall.expectMute(declared);
  await hall.expectSettled(project);
  // A guest comes and a moderator goes; the program changes its own user at the same time.
  hall.emulator.setMute(app, group, { mutedAll: true, exempt: ["host", "guest"] });
  await project.setProgram(program("anna", "mod1"));
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["anna", "guest"] });
  await project.setProgram(program());
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["guest"] });
  await hall.expectSettled(project);
});

test("disappears: a deleted group leaves state on refresh, and the next update names it", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["host"] }));
  await project.up();
  hall.emulator.state.group(app, group)!.deleted = true;

  expect((await project.refresh()).exitCode).toBe(0);
  expect(JSON.stringify(await project.exportState())).not.toContain("GroupMute");
  const up = await project.up();
  expect(up.exitCode).not.toBe(0);
  expect(up.output).toContain('The message group "hall" of app "app1" does not exist');
});

test("destroy: a group that is gone is nothing to lift, and neither is one that somebody opened", async () => {
  const project = await hall.project(
    groupMutes([
      { name: "hall", appId: app, groupId: group },
      { name: "foyer", appId: app, groupId: "foyer" },
    ]),
  );
  await project.up();
  hall.emulator.state.group(app, group)!.deleted = true;
  hall.emulator.setMute(app, "foyer", { mutedAll: false, exempt: [] });
  hall.emulator.journal.clear();
  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  expect(hall.writes()).toEqual([]);
});
