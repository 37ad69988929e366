import { groupMutes } from "./support/groupMutes";
import { app, hallMute, useHall } from "./support/useHall";

const hall = useHall();

// The last one is the mark by which the engine tells secrets.
const unusualUsers = [
  "__proto__",
  "constructor",
  "__x",
  "0",
  "名前",
  "'q'",
  "toString",
  "[a]",
  "4dabf18193072939515e22adb298388d",
];

test("mutes are created, adopted, kept, changed, opened and lifted, with whatever ids", async () => {
  for (const id of ["toggled", "adopted", "ids"]) hall.emulator.createGroup(app, id);
  hall.emulator.setMute(app, "adopted", { mutedAll: true, exempt: ["mod1", "host"] });
  const program = ({ users, others, muted }: { users: string[]; others: string[]; muted: boolean }) =>
    groupMutes([
      { name: "hall", appId: app, groupId: "hall", exceptUsers: users },
      { name: "foyer", appId: app, groupId: "foyer", exceptUsers: others },
      { name: "toggled", appId: app, groupId: "toggled", exceptUsers: ["host"], muted },
      { name: "adopted", appId: app, groupId: "adopted", exceptUsers: ["host", "mod1"] },
      { name: "ids", appId: app, groupId: "ids", exceptUsers: unusualUsers },
    ]);
  const written = () => hall.writes().map(({ parameters }) => parameters.GroupId);
  const project = await hall.project(
    program({ users: ["host", "mod1"], others: ["mod2", "host", "mod1"], muted: false }),
  );
  const preview = await project.preview();
  expect(preview).toMatchObject({ exitCode: 0, output: expect.stringContaining("+ 6 to create") as string });
  expect(hall.emulator.journal.calls()).toEqual([]);

  // What is muted as declared is taken over without a write, and what is open stays so.
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host", "mod1"] });
  hall.expectMute({ mutedAll: true, exempt: unusualUsers }, "ids");
  expect(written().sort()).toEqual(["foyer", "hall", "ids"]);
  expect((await project.detectDrift()).exitCode).toBe(0);

  // Order and repetition are no change.
  await project.setProgram(
    program({ users: ["mod1", "host"], others: ["host", "mod1", "mod2", "mod1"], muted: false }),
  );
  await hall.expectSettled(project);
  const writes = hall.writes().length;
  expect((await project.up()).exitCode).toBe(0);
  expect(hall.writes()).toHaveLength(writes);

  const changed = { users: ["host", "new1"], others: ["new1", "mod1", "host"] };
  await project.setProgram(program({ ...changed, muted: true }));
  const { output } = await project.preview();
  const ofFoyer = output.slice(output.indexOf("[id=app1/foyer]"));
  const users = /~ exceptUsers: \{\n([^}]*)\}/.exec(ofFoyer)?.[1] ?? output;
  expect(users.split("\n").map((line) => line.trim().replace(/\s+/g, " "))).toEqual([
    "host: true",
    "mod1: true",
    "- mod2: true",
    "+ new1: true",
    "",
  ]);
  expect((await project.up()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: true, exempt: ["host", "new1"] });
  hall.expectMute({ mutedAll: true, exempt: ["host"] }, "toggled");
  await hall.expectSettled(project);

  // Exempt users may stay declared while the group is open.
  await project.setProgram(program({ ...changed, muted: false }));
  expect((await project.up()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: false }, "toggled");
  await hall.expectSettled(project);
  expect(await project.outputs()).toEqual({
    hall: ["host", "new1"],
    foyer: ["host", "mod1", "new1"],
    toggled: ["host"],
    adopted: ["host", "mod1"],
    ids: [...unusualUsers].sort(),
  });

  expect((await project.destroy()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: false });
});

test("destroy --run-program: lifts the mute, although the program still declares it", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["host"] }));
  await project.up();
  expect(await project.destroy("--run-program")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false });
});
