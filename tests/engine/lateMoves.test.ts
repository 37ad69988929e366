import { app, useHall } from "./support/useHall";

/*
 * The hall leaves an AppMutes that stays, and the program knows later that the resource which takes it over is of the hall:
 * its ids, or its groups, are outputs of what is made in the same run.
 */

const hall = useHall();
const muted = { exceptUsers: ["host"] };
const appId = JSON.stringify(app);

/** A program with an AppMutes, and more. */
const program = (groups: Record<string, unknown>, more = ""): string => `
const { AppMutes, GroupMute, MessageGroup } = require("pulumi-alicloud-livemessage");
const event = new AppMutes("event", { appId: ${appId}, groups: ${JSON.stringify(groups)} });
${more}
`;
const both = { hall: muted, foyer: muted };
const without = { foyer: muted };
const group = (args: Record<string, unknown>): string =>
  `const group = new MessageGroup("group", ${JSON.stringify({ appId: app, ...args })});`;
const taker = (ids: string, more = ""): string => `new GroupMute("hall", { ${ids}, exceptUsers: ["host"], ${more} });`;

/** Slower than the silence that ends a wait: what makes a group may take its time. */
const slowly = (operation: string): void =>
  void hall.emulator.faults.add({ operation, action: { type: "delay", milliseconds: 4000 }, count: 1 });

async function projectWithBoth(groups: Record<string, unknown> = both) {
  const project = await hall.project(program(groups));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  return project;
}

test.each([
  [
    "a GroupMute of a MessageGroup that is adopted",
    "DescribeLiveMessageGroup",
    group({ groupId: "hall", adopt: true }) + taker("appId: group.appId, groupId: group.groupId"),
  ],
  [
    "an AppMutes whose groups depend on a group that is made",
    "CreateLiveMessageGroup",
    `${group({ groupId: "yard" })}
    const groups = group.groupId.apply(() => (${JSON.stringify({ hall: muted })}));
    new AppMutes("other", { appId: ${appId}, groups });`,
  ],
])("it stays muted when it goes to %s", async (_, operation, more) => {
  const project = await projectWithBoth();
  const writes = hall.writes().filter(({ parameters }) => parameters.GroupId === "hall").length;
  slowly(operation);
  await project.setProgram(program(without, more));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(hall.emulator.faults.list().map(({ hits }) => hits)).toEqual([1]);
  await hall.expectSettled(project, "hall");
  expect(hall.writes().filter(({ parameters }) => parameters.GroupId === "hall")).toHaveLength(writes);
});

test("it stays muted when the resource that takes it over gets the app from the one that it leaves", async () => {
  const project = await projectWithBoth();
  await project.setProgram(program(without, taker('appId: event.appId, groupId: "hall"')));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  await hall.expectSettled(project, "hall");
});

test("it stays muted, and in state, when what it waits for fails", async () => {
  const project = await projectWithBoth();
  const more = (adopt: boolean): string =>
    group({ groupId: "hall", adopt }) + taker("appId: group.appId, groupId: group.groupId");
  // Not adopted, the group is an error.
  await project.setProgram(program(without, more(false)));
  const failed = await project.up();
  expect(failed.exitCode).not.toBe(0);
  expect(failed.output).toContain("group hall: The mute stays in the state of this resource, since the run failed");
  expect(JSON.stringify(await project.exportState())).toContain('"hall":');

  await project.setProgram(program(without, more(true)));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  await hall.expectSettled(project, "hall");
});

test("a group that nobody takes over is opened, although something is known only after that", async () => {
  const project = await projectWithBoth();
  hall.emulator.createGroup(app, "yard");
  await project.setProgram(
    program(without, `new GroupMute("yard", { appId: ${appId}, groupId: event.groups.apply(() => "yard") });`),
  );
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false });
  hall.expectMute({ mutedAll: true }, "yard");
  await hall.expectSettled(project, "yard");
});

test("users whom the next resource names later are freed only where it leaves them out", async () => {
  const raiders = ["raider1", "raider2"];
  const project = await projectWithBoth({ hall: { ...muted, mutedUsers: raiders }, foyer: muted });
  slowly("CreateLiveMessageGroup");
  const users = 'mutedUsers: group.groupId.apply(() => ["raider1"])';
  await project.setProgram(
    program(without, group({ groupId: "yard" }) + taker(`appId: ${appId}, groupId: "hall"`, users)),
  );
  hall.emulator.journal.clear();
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, muted: ["raider1"] });
  for (const { effect } of hall.writes()) {
    if (effect?.groupId === "hall") expect(effect).toMatchObject({ mutedAll: true, muted: ["raider1"] });
  }
  await hall.expectSettled(project);
});
