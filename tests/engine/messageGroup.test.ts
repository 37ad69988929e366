import { app, useHall } from "./support/useHall";

const hall = useHall();

/** A program with a group, and its mute unless told otherwise. */
const program = (args: Record<string, unknown> = {}, more = muteOfRoom): string => `
const { MessageGroup, GroupMute } = require("pulumi-alicloud-livemessage");
const room = new MessageGroup("room", ${JSON.stringify({ appId: app, groupId: "room", groupName: "Room", ...args })});
exports.administrators = room.administrators;
${more}
`;
const muteOfRoom = `new GroupMute("mute", { appId: room.appId, groupId: room.groupId, exceptUsers: ["host"] });`;
const room = (id = "room") => hall.emulator.state.group(app, id);
const writes = (): string[] =>
  hall.writes().map(({ operation, parameters }) => `${operation.replace("LiveMessage", "")} ${parameters.GroupId}`);

test("basic: a group and its mute are made, kept, changed and deleted in their order", async () => {
  const project = await hall.project(program({ administrators: ["mod2", "mod1"], groupInfo: "welcome" }));
  const preview = await project.preview();
  expect(preview).toMatchObject({ exitCode: 0, output: expect.stringContaining("+ 3 to create") as string });
  expect(hall.emulator.journal.calls()).toEqual([]);
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(writes()).toEqual(["CreateGroup room", "BanGroup room"]);
  expect(room()).toMatchObject({ name: "Room", info: "welcome", administrators: ["mod1", "mod2"] });
  expect(await project.outputs()).toEqual({ administrators: ["mod1", "mod2"] });
  await hall.expectSettled(project);
  expect((await project.detectDrift()).exitCode).toBe(0);

  await project.setProgram(program({ administrators: ["mod1", "mod3"], groupInfo: "welcome" }));
  const { output } = await project.preview();
  const changed = output
    .slice(output.indexOf("administrators"))
    .split("\n")
    .map((line) => line.trim().replace(/\s+/g, " "));
  expect(changed.slice(1, 4)).toEqual(["mod1: true", "- mod2: true", "+ mod3: true"]);
  hall.emulator.journal.clear();
  expect((await project.up()).exitCode).toBe(0);
  expect(writes()).toEqual(["ModifyGroup room"]);

  hall.emulator.journal.clear();
  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  expect(writes()).toEqual(["UnbanGroup room", "DeleteGroup room"]);
  expect(room()).toMatchObject({ deleted: true });
});

test("replace: another groupId makes the new group first, and moves the mute to it", async () => {
  const project = await hall.project(program());
  await project.up();
  hall.emulator.journal.clear();
  await project.setProgram(program({ groupId: "lounge", groupName: "Lounge" }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(writes()).toEqual(["CreateGroup lounge", "BanGroup lounge", "UnbanGroup room", "DeleteGroup room"]);
  await hall.expectSettled(project);
});

test("refuse: a preview tells that a name cannot be changed, and nothing is called", async () => {
  const project = await hall.project(program());
  await project.up();
  hall.emulator.journal.clear();
  await project.setProgram(program({ groupName: "Hall" }));
  for (const run of [await project.preview(), await project.up()]) {
    expect(run.exitCode).not.toBe(0);
    expect(run.output.replace(/\s+/g, " ")).toContain(
      'no operation of the service changes groupName: leave it at "Room", or give it another groupId, which makes another group',
    );
  }
  expect(hall.emulator.journal.calls()).toEqual([]);
});
