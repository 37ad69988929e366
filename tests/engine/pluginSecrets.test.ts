import { installPlugin, pluginProgram } from "../../tools/plugin/builtPlugin";
import { app, useHall } from "./support/useHall";

const hall = useHall({ switches: { exemptNonMember: "dropped" } });

const times = { mutedFrom: "2030-12-30T20:15:00+08:00", mutedUntil: "2032-03-04T21:25:00+08:00" };
const untold = /2030|2032|20:15|21:25|12:15|13:25|quiet/;

/** @param mutedUntil of the GroupMute */
const program = (mutedUntil: string) =>
  pluginProgram(`
    const { secret } = require("@pulumi/pulumi");
    const { mutedFrom, mutedUntil } = ${JSON.stringify(times)};
    const hall = declare("GroupMute", "hall", { appId: "${app}", groupId: "hall", mutedFrom: secret(mutedFrom),
      mutedUntil: secret("${mutedUntil}"), exceptUsers: ["host"] });
    declare("AppMutes", "event", { appId: secret("${app}"),
      groups: { foyer: { mutedFrom, mutedUntil: secret(mutedUntil), exceptUsers: ["quiet-owl"] } } });
    declare("MessageGroup", "yard", { appId: "${app}", groupId: "yard", groupInfo: secret("quiet please") });
  `);

test("secrets through the plugin are neither printed nor in state in plain, also where a window turns or a mute is refused", async () => {
  const { url, credentials } = hall.emulator;
  const project = await hall.project(program(times.mutedUntil), {
    config: { "livemessage:endpoint": url, "livemessage:accessKey": credentials.accessKeyId },
    secretConfig: { "livemessage:secretKey": credentials.accessKeySecret },
    env: { LIVEMESSAGE_NOW: "2029-01-01T00:00:00Z" },
  });
  await installPlugin(project);
  const before = await project.up();
  expect(before).toMatchObject({ exitCode: 0 });
  expect(before.output).toContain("begins, so the group is to be open until then");
  const calm = await project.exportState();

  project.setVariable("LIVEMESSAGE_NOW", "2031-01-03T00:00:00Z");
  const preview = await project.preview();
  expect(preview.output).toContain("The window of group app1/hall began, so the group is to be muted");
  const up = await project.up();
  expect(up.exitCode).not.toBe(0);
  expect(up.output).toContain("is to be muted except for 1 user");
  const state = await project.exportState();
  expect(state.deployment.resources?.flatMap(({ initErrors = [] }) => initErrors)).not.toEqual([]);

  await project.setProgram(program("2032-01-32T21:25:00+08:00"));
  const refused = await project.preview();
  expect(refused.output).toContain("mutedUntil: the text is no time");

  for (const told of [
    before.output,
    JSON.stringify(calm),
    preview.output,
    up.output,
    JSON.stringify(state),
    refused.output,
  ])
    expect(told).not.toMatch(untold);
});
