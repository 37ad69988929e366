import { parsePreview } from "../../provider/src/report/parsePreview";
import { reportSpeech } from "../../provider/src/report/speechReport";
import { app, useHall } from "./support/useHall";

const hall = useHall();

/** A program with one AppMutes. */
const program = (groups: Record<string, unknown>, more = ""): string => `
const { AppMutes, GroupMute } = require("pulumi-alicloud-livemessage");
const event = new AppMutes("event", { appId: "${app}", groups: ${JSON.stringify(groups)} });
exports.groups = event.groups;
${more}
`;

test("basic: many groups as one resource are muted, kept, changed and lifted", async () => {
  const project = await hall.project(program({ hall: { exceptUsers: ["mod1", "host"] }, foyer: { muted: false } }));
  expect(await project.preview()).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining("+ 2 to create") as string,
  });
  expect(hall.emulator.journal.calls()).toEqual([]);
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host", "mod1"] });
  hall.expectMute({ mutedAll: false }, "foyer");
  expect(await project.outputs()).toEqual({
    groups: {
      hall: { muted: true, exceptUsers: ["host", "mod1"], mutedUsers: [] },
      foyer: { muted: false, exceptUsers: [], mutedUsers: [] },
    },
  });
  await hall.expectSettled(project);

  await project.setProgram(program({ hall: { exceptUsers: ["new1", "host"] }, foyer: {} }));
  const { output } = await project.preview();
  const lines = output.slice(output.indexOf("~ groups:"), output.indexOf("Resources:")).split("\n");
  const changed = lines.map((line) => line.trim().replace(/\s+/g, " ")).filter((line) => /^[-+~]/.test(line));
  expect(changed.slice(0, 8)).toEqual([
    "~ groups: {",
    "~ foyer: {",
    "+ exceptUsers: {}",
    "- muted : false",
    "~ hall : {",
    "~ exceptUsers: {",
    "- mod1: true",
    "+ new1: true",
  ]);
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host", "new1"] });
  hall.expectMute({ mutedAll: true, exempt: [] }, "foyer");
  await hall.expectSettled(project);
  expect((await project.destroy()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: false });
  hall.expectMute({ mutedAll: false }, "foyer");
});

test("a report of an update names the entries that change", async () => {
  const project = await hall.project(program({ hall: { exceptUsers: ["host"] }, foyer: {} }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  await project.setProgram(program({ hall: { exceptUsers: ["host"] }, foyer: { exceptUsers: ["guest"] } }));
  const { stdout } = await project.run("preview", "--json", "--stack", "dev");
  const { groups } = reportSpeech(parsePreview(stdout));
  expect(groups.map(({ groupId, outcome }) => ({ groupId, outcome }))).toEqual([
    { groupId: "foyer", outcome: "changed" },
  ]);
});

test("windows and users muted one by one: before, within and after, edited and taken out", async () => {
  const window = { mutedFrom: "2026-03-01T18:00:00+08:00", mutedUntil: "2026-03-01T20:00:00+08:00" };
  const foyer = (...mutedUsers: string[]) => ({ muted: false, mutedUsers });
  const project = await hall.project(program({ hall: { exceptUsers: ["host"], ...window }, foyer: foyer("raider1") }));
  const at = (time: string) => project.setVariable("LIVEMESSAGE_NOW", `2026-03-01T${time}+08:00`);
  const writes = () => hall.writes().map(({ operation }) => operation);
  hall.emulator.setMute(app, "foyer", { muted: ["spam"] });
  at("17:59:59");
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(writes()).toEqual(["AddLiveMessageGroupBand"]);

  at("18:00:00");
  await project.setProgram(program({ hall: { exceptUsers: ["host"], ...window }, foyer: foyer("raider1", "raider2") }));
  const { output } = await project.preview();
  const lines = output.slice(output.indexOf("~ groups:"), output.indexOf("Resources:")).split("\n");
  const changed = lines.map((line) => line.trim().replace(/\s+/g, " ")).filter((line) => /^[-+~]/.test(line));
  expect(changed.slice(0, 6)).toEqual([
    "~ groups: {",
    "~ foyer: {",
    "~ mutedUsers: {",
    "+ raider2: true",
    "~ hall : {",
    "~ muted : false => true",
  ]);
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  hall.expectMute({ mutedAll: false, muted: ["raider1", "raider2", "spam"] }, "foyer");

  // A declared user who was unmuted elsewhere, and the end of the window, in one update.
  hall.emulator.setMute(app, "foyer", { muted: ["raider2", "spam", "later"] });
  at("20:00:00");
  expect(await project.up("--refresh")).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining(
      `The window of group ${app}/hall ended at 2026-03-01T20:00:00+08:00 (12:00 UTC), so the group is to be open.`,
    ) as string,
  });
  hall.expectMute({ mutedAll: false });
  hall.expectMute({ mutedAll: false, muted: ["raider1", "raider2", "spam", "later"] }, "foyer");
  const done = writes();
  await project.setProgram(
    program({
      hall: { exceptUsers: ["host"], ...window, mutedUntil: "2026-03-01T13:00:00+01:00" },
      foyer: foyer("raider1", "raider2"),
    }),
  );
  expect((await project.previewExpectNoChanges("--refresh")).exitCode).toBe(0);
  expect(writes()).toEqual(done);

  await project.setProgram(program({ hall: { muted: false }, foyer: {} }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false });
  hall.expectMute({ mutedAll: true, muted: ["spam", "later"] }, "foyer");
});

test("moves between forms and resources open nothing and write nothing", async () => {
  const groupMute = (group: string): string =>
    `new GroupMute("${group}", { appId: "${app}", groupId: "${group}", exceptUsers: ["host"] });`;
  const muted = { exceptUsers: ["host"] };
  const project = await hall.project(program({}, groupMute("hall") + groupMute("foyer")));
  expect((await project.up()).exitCode).toBe(0);
  const writes = hall.writes().length;

  for (const text of [
    program({ hall: muted, foyer: muted }),
    program(
      { foyer: muted },
      `new AppMutes("other", { appId: "${app}", groups: { hall: ${JSON.stringify(muted)} } });`,
    ),
    program({}, groupMute("hall") + groupMute("foyer")),
  ]) {
    await project.setProgram(text);
    expect(await project.up()).toMatchObject({ exitCode: 0 });
    await hall.expectSettled(project, "hall");
    await hall.expectSettled(project, "foyer");
  }
  expect(hall.writes()).toHaveLength(writes);
});

test("a group stays muted when the resource that takes it over waits for the one that it leaves", async () => {
  const muted = { exceptUsers: ["host"] };
  const waiting = (groups: Record<string, unknown>): string =>
    `new AppMutes("other", { appId: "${app}", groups: ${JSON.stringify(groups)} }, { dependsOn: [event] });`;
  const project = await hall.project(program({ hall: muted, foyer: muted }, waiting({})));
  expect((await project.up()).exitCode).toBe(0);
  const writes = hall.writes().length;

  await project.setProgram(program({ foyer: muted }, waiting({ hall: muted })));
  const up = await project.up();
  expect(up).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining(`The mute of group ${app}/hall stays: the program still declares it.`) as string,
  });
  await hall.expectSettled(project, "hall");
  expect(hall.writes()).toHaveLength(writes);

  // The program runs, and declares the groups; they are to be lifted all the same.
  expect((await project.destroy("--run-program")).exitCode).toBe(0);
  hall.expectMute({ mutedAll: false });
  hall.expectMute({ mutedAll: false }, "foyer");
});
