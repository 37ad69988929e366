import { hallMute, useHall } from "./support/useHall";

const hall = useHall();

test("basic: a mute is created, kept, changed and lifted", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["host", "mod1"] }));
  const preview = await project.preview();
  expect(preview).toMatchObject({ exitCode: 0, output: expect.stringContaining("+ 2 to create") as string });
  expect(hall.emulator.journal.calls()).toEqual([]);

  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host", "mod1"] });
  await hall.expectSettled(project);

  const writes = hall.writes().length;
  expect((await project.up()).exitCode).toBe(0);
  expect(hall.writes()).toHaveLength(writes);

  await project.setProgram(hallMute({ exceptUsers: ["host", "new1"] }));
  expect((await project.up()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: true, exempt: ["host", "new1"] });
  await hall.expectSettled(project);
  expect(await project.outputs()).toEqual({ hall: ["host", "new1"] });

  expect((await project.destroy()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: false });
});

test("update: the preview names exactly the users that come and go, and order or repetition is no change", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["mod2", "host", "mod1"] }));
  await project.up();
  await project.setProgram(hallMute({ exceptUsers: ["host", "mod1", "mod2", "mod1"] }));
  expect((await project.previewExpectNoChanges()).exitCode).toBe(0);

  await project.setProgram(hallMute({ exceptUsers: ["new1", "mod1", "host"] }));
  const { output } = await project.preview();
  const users = /~ exceptUsers: \{\n([^}]*)\}/.exec(output)?.[1] ?? output;
  expect(users.split("\n").map((line) => line.trim().replace(/\s+/g, " "))).toEqual([
    "host: true",
    "mod1: true",
    "- mod2: true",
    "+ new1: true",
    "",
  ]);
});

test("toggle: exempt users may stay declared while the group is open", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["host"], muted: false }));
  expect((await project.up()).exitCode).toBe(0);
  expect(hall.writes()).toEqual([]);
  await hall.expectSettled(project);

  await project.setProgram(hallMute({ exceptUsers: ["host"], muted: true }));
  expect((await project.up()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: true, exempt: ["host"] });

  await project.setProgram(hallMute({ exceptUsers: ["host"], muted: false }));
  expect((await project.up()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: false });
  await hall.expectSettled(project);
  expect(await project.outputs()).toEqual({ hall: ["host"] });
});

test("adopt: a group that is muted as declared is taken over without a write", async () => {
  hall.emulator.setMute("app1", "hall", { mutedAll: true, exempt: ["mod1", "host"] });
  const project = await hall.project(hallMute({ exceptUsers: ["host", "mod1"] }));
  expect((await project.up()).exitCode).toBe(0);
  expect(hall.writes()).toEqual([]);
  await hall.expectSettled(project);
  expect((await project.detectDrift()).exitCode).toBe(0);
});

test("ids: unusual user ids survive the round trip", async () => {
  // The last one is the mark by which the engine tells secrets.
  const exceptUsers = [
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
  const project = await hall.project(hallMute({ exceptUsers }));
  expect((await project.up()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: true, exempt: exceptUsers });
  await hall.expectSettled(project);
  expect((await project.detectDrift()).exitCode).toBe(0);
  expect(await project.outputs()).toEqual({ hall: [...exceptUsers].sort() });
});

test("destroy --run-program: lifts the mute, although the program still declares it", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["host"] }));
  await project.up();
  expect(await project.destroy("--run-program")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false });
});
