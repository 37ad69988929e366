import { groupMutes } from "./support/groupMutes";
import { app, useHall } from "./support/useHall";

const hall = useHall();

test("handover: a group stays muted when another resource takes it over from one that goes elsewhere", async () => {
  const first = { name: "first", appId: app, groupId: "hall", exceptUsers: ["host"] };
  const project = await hall.project(groupMutes([first]));
  expect(await project.up()).toMatchObject({ exitCode: 0 });

  const second = { ...first, name: "second" };
  await project.setProgram(groupMutes([{ ...first, groupId: "foyer" }, second]));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  hall.expectMute({ mutedAll: true, exempt: ["host"] }, "foyer");
  await hall.expectSettled(project, "hall");

  // And back, each taking the other's.
  await project.setProgram(groupMutes([first, { ...second, groupId: "foyer" }]));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  await hall.expectSettled(project, "hall");
  await hall.expectSettled(project, "foyer");
});

test("handover: a group stays muted when the resource that takes it over waits for the one that leaves", async () => {
  const mutes = (first: string, second: string) => `
const { GroupMute } = require("pulumi-alicloud-livemessage");
const options = { appId: "${app}", exceptUsers: ["host"] };
const first = new GroupMute("first", { ...options, groupId: "${first}" });
first.id.apply(() => new GroupMute("second", { ...options, groupId: "${second}" }, { dependsOn: first }));
`;
  const project = await hall.project(mutes("hall", "foyer"));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  await project.setProgram(mutes("foyer", "hall"));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  await hall.expectSettled(project, "hall");
  await hall.expectSettled(project, "foyer");
});

test("handover: a group stays muted over an update that fails half-way", async () => {
  const first = { name: "first", appId: app, groupId: "hall", exceptUsers: ["host"] };
  const project = await hall.project(groupMutes([first]));
  await project.up();

  const moved = { ...first, groupId: "foyer" };
  await project.setProgram(groupMutes([moved, { ...first, name: "second", groupId: "nowhere" }]));
  expect((await project.up()).exitCode).not.toBe(0);
  await project.setProgram(groupMutes([moved, { ...first, name: "second" }]));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  await hall.expectSettled(project, "hall");
  await hall.expectSettled(project, "foyer");
});
