import { parsePreview } from "../../provider/src/report/parsePreview";
import { reportSpeech } from "../../provider/src/report/speechReport";
import type { PulumiProject } from "../../tools/pulumi/pulumiProject";
import { hallMute, useHall } from "./support/useHall";

const hall = useHall();
const window = { mutedFrom: "2026-03-01T18:00:00+08:00", mutedUntil: "2026-03-01T20:00:00+08:00" };
const at = (project: PulumiProject, time: string): void =>
  project.setVariable("LIVEMESSAGE_NOW", `2026-03-01T${time}+08:00`);
const writes = (): string[] => hall.writes().map(({ operation }) => operation);

test("a window: open before it, muted within it, open after it, and then no difference for ever", async () => {
  const mute = { exceptUsers: ["host"], ...window };
  const project = await hall.project(hallMute(mute));
  at(project, "17:59:59");
  expect(await project.up()).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining(
      "The window of group app1/hall begins at 2026-03-01T18:00:00+08:00 (10:00 UTC), so the group is to be open until then.",
    ) as string,
  });
  expect(writes()).toEqual([]);
  await hall.expectSettled(project);

  at(project, "18:00:00");
  const begins = await project.preview();
  expect(begins.output).toMatch(/^\s*~ muted\s*: false => true\n/m);
  expect(begins.output).toContain(
    "The window of group app1/hall began at 2026-03-01T18:00:00+08:00 (10:00 UTC), so the group is to be " +
      "muted until 2026-03-01T20:00:00+08:00 (12:00 UTC).",
  );
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  at(project, "19:59:59");
  await hall.expectSettled(project);
  expect(await project.detectDrift()).toMatchObject({ exitCode: 0 });

  at(project, "20:00:00");
  const ends = await project.preview();
  expect(ends.output).toMatch(/^\s*~ muted\s*: true => false\n/m);
  // The rest of the mute is as it was.
  expect(ends.output.match(/^\s*[~+-] \w+\s*:/gm)?.map((line) => line.replace(/\s/g, ""))).toEqual(["~muted:"]);
  expect(ends.output).toContain(
    "The window of group app1/hall ended at 2026-03-01T20:00:00+08:00 (12:00 UTC), so the group is to be open.",
  );
  const json = await project.run("preview", "--stack", "dev", "--refresh", "--json");
  expect(reportSpeech(parsePreview(json.stdout)).groups).toMatchObject([
    { groupId: "hall", outcome: "opened", due: { what: "ended", at: window.mutedUntil } },
  ]);
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false });
  const done = writes();
  project.setVariable("LIVEMESSAGE_NOW", "2027-01-01T00:00:00Z");
  expect((await project.previewExpectNoChanges("--refresh")).exitCode).toBe(0);
  expect((await project.up()).output).not.toContain("The window of");
  expect(writes()).toEqual(done);
});

test("a window that is edited writes only what it changes now, and one that is taken out leaves the mute", async () => {
  const project = await hall.project(hallMute({ ...window }));
  at(project, "19:00:00");
  await project.up();
  hall.expectMute({ mutedAll: true });
  const done = writes();

  await project.setProgram(hallMute({ ...window, mutedUntil: "2026-03-01T13:00:00Z" }));
  expect((await project.preview()).output).toContain(
    '~ mutedUntil : "2026-03-01T20:00:00+08:00" => "2026-03-01T13:00:00Z"',
  );
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  // The same time in other words is no difference.
  await project.setProgram(hallMute({ ...window, mutedUntil: "2026-03-01T21:00:00+08:00" }));
  await hall.expectSettled(project);
  await project.setProgram(hallMute());
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  await hall.expectSettled(project);
  hall.expectMute({ mutedAll: true });
  expect(writes()).toEqual(done);
  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false });
});

test("the time of an up is that at which the program of its preview declares the first mute", async () => {
  const program = `
const now = Date.now;
const isPreview = require("@pulumi/pulumi").runtime.isDryRun();
Date.now = () => ${Date.parse(window.mutedUntil)} + (isPreview ? -1 : 1);
${hallMute(window)}
Date.now = now;
`;
  const project = await hall.project(program);
  expect(await project.run("up", "--yes", "--stack", "dev")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true });
  // Another run goes by a time of its own.
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false });
});
