import { app, group, useHall } from "./support/useHall";

const hall = useHall();
const reader = (id: string) => `
const { GroupMute } = require("pulumi-alicloud-livemessage");
const found = GroupMute.get("found", ${JSON.stringify(id)});
exports.users = found.exceptUsers;
exports.muted = found.muted;
exports.groupId = found.groupId;
`;

test("get: reads a mute that something else manages, and destroy leaves it", async () => {
  hall.emulator.setMute(app, group, { mutedAll: true, exempt: ["host"] });
  const project = await hall.project(reader(`${app}/${group}`));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(await project.outputs()).toEqual({ users: ["host"], muted: true, groupId: group });
  await hall.expectSettled(project);
  expect((await project.destroy()).exitCode).toBe(0);
  expect(hall.writes()).toEqual([]);
});

test("get: a group that is not there is an error that names it", async () => {
  const project = await hall.project(reader(`${app}/nowhere`));
  const up = await project.up();
  expect(up.exitCode).not.toBe(0);
  expect(up.output).toContain('The message group "nowhere" of app "app1" does not exist');
});

test("get: an id of another form is an error that tells the form", async () => {
  const project = await hall.project(reader("hall"));
  expect((await project.up()).output).toContain('"hall" is no id of a GroupMute, which is <appId>/<groupId>');
});
