import { installPlugin, pluginProgram } from "../../tools/plugin/builtPlugin";
import type { PulumiProject } from "../../tools/pulumi/pulumiProject";
import { app, useHall } from "./support/useHall";

const hall = useHall();

async function project(text: string): Promise<PulumiProject> {
  const { url, credentials } = hall.emulator;
  const keys = (name: string, value: string) => ({ [`livemessage:${name}`]: value, [`alicloud:${name}`]: value });
  const made = await hall.project(pluginProgram(text), {
    config: { "livemessage:endpoint": url, ...keys("accessKey", credentials.accessKeyId) },
    secretConfig: keys("secretKey", credentials.accessKeySecret),
  });
  await installPlugin(made);
  return made;
}

const event = `declare("AppMutes", "event", { appId: "${app}", groups: { hall: {}, foyer: {} } })`;
const mute = `declare("GroupMute", "hall", { appId: "${app}", groupId: "hall", exceptUsers: ["host"] })`;

test("a resource of the plugin is refused for a group that another one has in state and still declares", async () => {
  const stack = await project(event);
  expect(await stack.up()).toMatchObject({ exitCode: 0 });
  const written = hall.writes().length;
  await stack.setProgram(pluginProgram(`${event}; ${mute};`));
  const refused = await stack.preview();
  expect(refused.exitCode).not.toBe(0);
  expect(refused.output).toMatch(
    /(AppMutes "event" and GroupMute "hall"|GroupMute "hall" and AppMutes "event") declare/,
  );

  await stack.setProgram(
    pluginProgram(`${event.replace("hall: {}, ", "")}; ${mute.replace(', exceptUsers: ["host"]', "")};`),
  );
  expect(await stack.up()).toMatchObject({ exitCode: 0 });
  expect(hall.writes()).toHaveLength(written);
  hall.expectMute({ mutedAll: true, exempt: [] });
});

const own = `new (require("pulumi-alicloud-livemessage").AppMutes)("event", { appId: "${app}", groups: { hall: {} } })`;

test.each([
  ["the plugin's first", mute, own],
  ["the program's first", own, mute],
])("a group cannot be declared through the program's types and through the plugin: %s", async (_, first, second) => {
  const stack = await project(`const first = ${first}; first.urn.apply(() => { ${second}; });`);
  const refused = await stack.preview();
  expect(refused.exitCode).not.toBe(0);
  expect(refused.output).toContain('Two resources of this program declare the group "hall" of app "app1"');
});
