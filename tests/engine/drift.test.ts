import { groupMutes } from "./support/groupMutes";
import { neverOpen } from "./support/neverOpen";
import { app, group, hallMute, useHall } from "./support/useHall";

const hall = useHall();
const declared = { mutedAll: true, exempt: ["host", "mod1"] };

const drifts = {
  hall: { set: { mutedAll: false, exempt: [] }, shown: /~ muted *: true => false/ },
  foyer: { set: { mutedAll: true, exempt: ["host", "mod1", "raider"] }, shown: /\+ *raider: true/ },
  cellar: { set: { mutedAll: true, exempt: ["host"] }, shown: /- *mod1: true/ },
};

test("drift: a lifted mute, an added and a removed user are shown, told by exit code and repaired", async () => {
  hall.emulator.createGroup(app, "cellar");
  const mutes = Object.keys(drifts).map((id) => ({ name: id, appId: app, groupId: id, exceptUsers: declared.exempt }));
  const project = await hall.project(groupMutes(mutes));
  await project.up();
  expect((await project.detectDrift()).exitCode).toBe(0);
  for (const [id, { set }] of Object.entries(drifts)) hall.emulator.setMute(app, id, set);
  const { exitCode, output } = await project.detectDrift();
  expect(exitCode).toBe(7);
  for (const [id, { shown }] of Object.entries(drifts)) {
    // What the engine shows of one resource.
    const [, ofGroup = ""] = new RegExp(`\\[id=app1/${id}\\]([^]*?)(?=\\[id=|$)`).exec(output) ?? [];
    expect(ofGroup).toMatch(shown);
  }

  expect((await project.refresh()).exitCode).toBe(0);
  expect((await project.up()).exitCode).toBe(0);
  for (const id of Object.keys(drifts)) hall.expectMute(declared, id);
  await hall.expectSettled(project);
  for (const id of Object.keys(drifts)) neverOpen(hall.emulator, app, id);
});

test("ignoreChanges: an exempt list, or users of it, that others keep are left to them, and the rest is not", async () => {
  const program = (hallUsers: string[], foyerUsers: string[]) =>
    groupMutes([
      {
        name: "whole",
        appId: app,
        groupId: group,
        exceptUsers: hallUsers,
        options: { ignoreChanges: ["exceptUsers"] },
      },
      {
        name: "single",
        appId: app,
        groupId: "foyer",
        exceptUsers: foyerUsers,
        options: { ignoreChanges: ["exceptUsers.guest", 'exceptUsers["mod1"]'] },
      },
    ]);
  const project = await hall.project(program(["host"], ["host", "mod1"]));
  await project.up();
  hall.expectMute(declared, "foyer");
  await hall.expectSettled(project);

  // A guest comes and a moderator goes; the program changes its own users at the same time.
  hall.emulator.setMute(app, "foyer", { mutedAll: true, exempt: ["host", "guest"] });
  await project.setProgram(program(["host", "mod1"], ["anna", "mod1"]));
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  hall.expectMute({ mutedAll: true, exempt: ["anna", "guest"] }, "foyer");

  hall.emulator.setMute(app, group, { mutedAll: true, exempt: ["host", "friend"] });
  await project.setProgram(program(["host", "mod1"], []));
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["friend", "host"] });
  hall.expectMute({ mutedAll: true, exempt: ["guest"] }, "foyer");

  hall.emulator.setMute(app, group, { mutedAll: false });
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["friend", "host"] });
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
