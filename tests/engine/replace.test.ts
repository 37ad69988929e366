import { groupMutes } from "./support/groupMutes";
import { neverOpen } from "./support/neverOpen";
import { app, group, hallMute, useHall } from "./support/useHall";

const hall = useHall();
const muted = { mutedAll: true, exempt: ["host"] };

test("rename: the group is never open", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["host"] }));
  await project.up();
  await project.setProgram(groupMutes([{ name: "renamed", appId: app, groupId: group, exceptUsers: ["host"] }]));
  const up = await project.up();
  expect(up.exitCode).toBe(0);
  expect(up.output).toContain(`The mute of group ${app}/${group} stays`);
  hall.expectMute(muted);
  await hall.expectSettled(project, group);
});

test("replace: another group is muted, and the former one opened", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["host"] }));
  await project.up();
  await project.setProgram(hallMute({ groupId: "foyer", exceptUsers: ["host"] }));
  expect((await project.preview()).output).toMatch(/replace/);
  expect((await project.up()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: false });
  hall.expectMute(muted, "foyer");
  await hall.expectSettled(project, "foyer");
});

test("swap: two resources exchange their groups, and none is ever open", async () => {
  const mutes = (first: string, second: string) =>
    groupMutes([
      { name: "a", appId: app, groupId: first, exceptUsers: ["host"] },
      { name: "b", appId: app, groupId: second, exceptUsers: ["mod1"] },
    ]);
  const project = await hall.project(mutes(group, "foyer"));
  await project.up();
  await project.setProgram(mutes("foyer", group));
  expect((await project.up()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: true, exempt: ["mod1"] });
  hall.expectMute(muted, "foyer");
  await hall.expectSettled(project, group);
  neverOpen(hall.emulator, app, "foyer");
});

test("forced replacement: the group is never open", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["host"] }));
  await project.up();
  const urn = (await project.exportState()).deployment.resources!.find(({ type }) => type.endsWith("GroupMute"))!.urn;
  const up = await project.up("--replace", urn);
  expect(up).toMatchObject({ exitCode: 0, output: expect.stringContaining("replaced") as string });
  hall.expectMute(muted);
  await hall.expectSettled(project, group);
});

test("dependent: the group of a resource that depends on one deleted before its replacement is never open", async () => {
  const program = (first: string) => `
const { GroupMute } = require("pulumi-alicloud-livemessage");
const first = new GroupMute("first", { appId: "${app}", groupId: "${first}" }, { deleteBeforeReplace: true });
new GroupMute("second", { appId: first.appId, groupId: "${group}", exceptUsers: ["host"] });
`;
  hall.emulator.createGroup(app, "cellar");
  const project = await hall.project(program("foyer"));
  await project.up();
  await project.setProgram(program("cellar"));
  expect((await project.up()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: true }, "cellar");
  hall.expectMute(muted);
  await hall.expectSettled(project, group);
});

test("retainOnDelete: destroy leaves the mute", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["host"], options: { retainOnDelete: true } }));
  await project.up();
  expect((await project.destroy()).exitCode).toBe(0);
  hall.expectMute(muted);
});

test("duplicate: two resources for one group are an error, and nothing is sent", async () => {
  const two = groupMutes([
    { name: "one", appId: app, groupId: group },
    { name: "two", appId: app, groupId: group },
  ]);
  const project = await hall.project(two);
  const preview = await project.preview();
  expect(preview.exitCode).not.toBe(0);
  expect(preview.output).toContain(
    'GroupMute "two" and GroupMute "one" declare the same group "hall" of app "app1": keep it in one resource.',
  );
  expect(hall.emulator.journal.calls()).toEqual([]);
});

test("duplicate: ids that are known only later are compared as well", async () => {
  const program = `
const { GroupMute } = require("pulumi-alicloud-livemessage");
const { output } = require("@pulumi/pulumi");
for (const name of ["one", "two"]) new GroupMute(name, { appId: output(Promise.resolve("app1")), groupId: "hall" });
`;
  const project = await hall.project(program);
  const preview = await project.preview();
  expect(preview.exitCode).not.toBe(0);
  expect(preview.output).toContain("keep it in one resource");
});
