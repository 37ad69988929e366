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
