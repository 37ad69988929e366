import { groupMutes } from "./support/groupMutes";
import { neverOpen } from "./support/neverOpen";
import { app, group, useHall } from "./support/useHall";

const hall = useHall();
const muted = { mutedAll: true, exempt: ["host"] };

test("renamed, swapped, forced and late replacements never open a group, and one that is left is opened", async () => {
  const groups = ["renamed", "left", "entered", "swapped1", "swapped2", "forced", "cellar", "retained"];
  for (const id of groups) hall.emulator.createGroup(app, id);
  const exceptUsers = ["host"];
  const program = (name: string, moving: string, [first, second]: readonly [string, string], beforeReplace: string) =>
    groupMutes([
      { name, appId: app, groupId: "renamed", exceptUsers },
      { name: "moving", appId: app, groupId: moving, exceptUsers },
      { name: "a", appId: app, groupId: first, exceptUsers },
      { name: "b", appId: app, groupId: second, exceptUsers: ["mod1"] },
      { name: "forced", appId: app, groupId: "forced", exceptUsers },
      { name: "retained", appId: app, groupId: "retained", exceptUsers, options: { retainOnDelete: true } },
    ]) +
    `
const first = new GroupMute("first", { appId: "${app}", groupId: "${beforeReplace}" }, { deleteBeforeReplace: true });
new GroupMute("second", { appId: first.appId, groupId: "${group}", exceptUsers: ["host"] });
`;
  const project = await hall.project(program("former", "left", ["swapped1", "swapped2"], "foyer"));
  await project.up();
  const { resources = [] } = (await project.exportState()).deployment;
  const { urn } = resources.find(({ urn: each }) => each.endsWith("::forced"))!;

  await project.setProgram(program("latter", "entered", ["swapped2", "swapped1"], "cellar"));
  expect((await project.preview()).output).toMatch(/GroupMute: \(replace\)\s+\[id=app1\/left\]/);
  const up = await project.up("--replace", urn);
  expect(up).toMatchObject({
    exitCode: 0,
    output: expect.stringMatching(/GroupMute forced replaced/) as string,
  });
  expect(up.output).toContain(`The mute of group ${app}/renamed stays`);
  for (const id of ["renamed", "entered", "swapped2", "forced", group]) hall.expectMute(muted, id);
  hall.expectMute({ mutedAll: true, exempt: ["mod1"] }, "swapped1");
  hall.expectMute({ mutedAll: true }, "cellar");
  hall.expectMute({ mutedAll: false }, "left");
  await hall.expectSettled(project);
  for (const id of ["renamed", "entered", "swapped1", "swapped2", "forced", group]) neverOpen(hall.emulator, app, id);

  expect((await project.destroy()).exitCode).toBe(0);
  hall.expectMute(muted, "retained");
  for (const id of groups.filter((each) => each !== "retained")) hall.expectMute({ mutedAll: false }, id);
});

test("duplicate: two resources for one group are an error, also where their ids are known only later, and nothing is sent", async () => {
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

  await project.setProgram(`
const { GroupMute } = require("pulumi-alicloud-livemessage");
const { output } = require("@pulumi/pulumi");
for (const name of ["one", "two"]) new GroupMute(name, { appId: output(Promise.resolve("app1")), groupId: "hall" });
`);
  const later = await project.preview();
  expect(later.exitCode).not.toBe(0);
  expect(later.output).toContain("keep it in one resource");
  expect(hall.emulator.journal.calls()).toEqual([]);
});
