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

const ofRoom = (operation: string): string => `${operation.replace("LiveMessage", "")} room`;

test("basic: a group and its mute are made, kept, changed and deleted in their order", async () => {
  const project = await hall.project(program({ administrators: ["mod2", "mod1"], groupInfo: "welcome" }));
  const preview = await project.preview();
  expect(preview).toMatchObject({ exitCode: 0, output: expect.stringContaining("+ 3 to create") as string });
  expect(hall.emulator.journal.calls()).toEqual([]);
  // The answer to the create is lost, and it is sent again.
  hall.emulator.faults.add({ operation: "CreateLiveMessageGroup", action: { type: "loseAnswer" }, count: 1 });
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(writes()).toEqual(["CreateGroup room", "CreateGroup room", "BanGroup room"]);
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

  Object.assign(room()!, { info: "edited", administrators: ["somebody"] });
  const drift = await project.detectDrift();
  expect(drift.exitCode).not.toBe(0);
  expect(drift.output).toMatch(/groupInfo\s*: "welcome" => "edited"/);
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  expect(room()).toMatchObject({ info: "welcome", administrators: ["mod1", "mod3"] });

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

test("a group that somebody deleted is brought back where that is asked for, and its mute is set again", async () => {
  // The mute of the deleted group can still be read, so it stays in state; and it is lost when the group comes back.
  Object.assign(hall.emulator.switches, { bandOnDeletedGroup: "read-only", recoverKeepsMute: false });
  const project = await hall.project(program({ groupInfo: "welcome" }));
  await project.up();
  room()!.delete(Date.now(), "moderator");
  const refused = await project.up("--refresh");
  expect(refused.exitCode).not.toBe(0);
  expect(refused.output.replace(/\s+/g, " ")).toContain(
    'was deleted by "moderator", and the service makes no other group with its id for 30 days. To bring it back, with its ' +
      "stored messages, set recover: true; or choose another groupId.",
  );

  hall.emulator.journal.clear();
  await project.setProgram(program({ groupInfo: "welcome back", recover: true }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(writes()).toEqual(["RecoverLiveMessageDeletedGroup", "ModifyGroup", "BanGroup"].map(ofRoom));
  expect(room()).toMatchObject({ deleted: false, info: "welcome back" });
  hall.expectMute({ mutedAll: true, exempt: ["host"] }, "room");
  await hall.expectSettled(project);
  expect((await project.detectDrift()).exitCode).toBe(0);
});

test("adopt: a group that is there is taken over where that is asked for, also from a resource of another name", async () => {
  hall.emulator.createGroup(app, "room");
  room()!.name = "Room";
  const project = await hall.project(program());
  const refused = await project.up();
  expect(refused.exitCode).not.toBe(0);
  expect(refused.output.replace(/\s+/g, " ")).toContain(
    "exists already. To take it over, with all that it has, set adopt: true.",
  );
  expect(writes()).toEqual([]);

  await project.setProgram(program({ adopt: true, groupInfo: "ours" }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(writes()).toEqual(["ModifyGroup", "BanGroup"].map(ofRoom));
  await project.setProgram(
    program({ adopt: true, groupInfo: "ours" }).replace('MessageGroup("room"', 'MessageGroup("renamed"'),
  );
  expect(await project.up()).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining("Group app1/room stays: the program still declares it.") as string,
  });
  expect(writes()).toEqual(["ModifyGroup", "BanGroup"].map(ofRoom));
  await hall.expectSettled(project);
});

test("get: reads a group that something else manages; one that is not there is an error", async () => {
  const reader = (id: string) => `
const { MessageGroup } = require("pulumi-alicloud-livemessage");
const found = MessageGroup.get("found", "${app}/${id}");
module.exports = { groupId: found.groupId, name: found.groupName, administrators: found.administrators };
`;
  hall.emulator.createGroup(app, "room");
  Object.assign(room()!, { name: "Room", administrators: ["mod2", "mod1"] });
  const project = await hall.project(reader("room"));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(await project.outputs()).toEqual({ groupId: "room", name: "Room", administrators: ["mod1", "mod2"] });

  await project.setProgram(reader("nowhere"));
  const nowhere = await project.up();
  expect(nowhere.exitCode).not.toBe(0);
  expect(nowhere.output).toContain('The message group "nowhere" of app "app1" does not exist');
  expect(hall.writes()).toEqual([]);
});

test("an AppMutes that depends on groups is done after them, and undone before", async () => {
  const many = (ids: readonly string[]): string => `
const { MessageGroup, AppMutes } = require("pulumi-alicloud-livemessage");
const rooms = ${JSON.stringify(ids)}.map((groupId) => new MessageGroup(groupId, { appId: "${app}", groupId }));
const groups = Object.fromEntries(${JSON.stringify(ids)}.map((groupId) => [groupId, {}]));
new AppMutes("mutes", { appId: "${app}", groups }, { dependsOn: rooms });
`;
  const project = await hall.project(many(["a", "b"]));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(writes().slice(0, 2).sort()).toEqual(["CreateGroup a", "CreateGroup b"]);
  expect(writes().slice(2).sort()).toEqual(["BanGroup a", "BanGroup b"]);
  hall.emulator.journal.clear();
  await project.setProgram(many(["b"]));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(writes()).toEqual(["UnbanGroup a", "DeleteGroup a"]);
  hall.emulator.journal.clear();
  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  expect(writes()).toEqual(["UnbanGroup b", "DeleteGroup b"]);
});
