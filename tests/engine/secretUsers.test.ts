import { app, useHall } from "./support/useHall";

const hall = useHall({ switches: { exemptNonMember: "dropped" } });

const program = `
const { AppMutes, GroupMute } = require("pulumi-alicloud-livemessage");
const { secret } = require("@pulumi/pulumi");
new GroupMute("hall", { appId: "${app}", groupId: "hall", exceptUsers: secret(["quiet-owl"]),
  mutedUsers: secret(["loud-wren"]) });
new AppMutes("event", { appId: "${app}", groups: { foyer: { exceptUsers: ["tall-heron", secret("quiet-owl")],
  mutedUsers: ["sly-magpie", secret("loud-wren")] } } });
`;

test("secret users are neither printed nor in state in plain, also where the service does not do as told", async () => {
  const project = await hall.project(program);
  const preview = await project.preview();
  const up = await project.up();
  expect(up.exitCode).not.toBe(0);
  expect(up.output.match(/is to be muted except for \d users?/g)).toHaveLength(2);
  hall.expectMute({ mutedAll: true, muted: ["loud-wren"] });
  hall.expectMute({ mutedAll: true, muted: ["loud-wren", "sly-magpie"] }, "foyer");
  const state = await project.exportState();
  expect(state.deployment.resources?.flatMap(({ initErrors = [] }) => initErrors)).toHaveLength(2);

  await project.setProgram(program.replaceAll("quiet-owl", "quiet owl"));
  const refused = await project.preview();
  // The engine stops at the first resource that has a problem.
  expect(refused.output).toMatch(/the user id number [12] in the list has white space in it/);

  for (const told of [preview.output, up.output, JSON.stringify(state), refused.output]) {
    expect(told).not.toMatch(/owl|heron|wren|magpie/);
  }
  expect((await project.destroy()).exitCode).toBe(0);
});

test("what else a program declares as a secret is not printed where the service cannot take it", async () => {
  const project = await hall.project(`
const { MessageApp } = require("pulumi-alicloud-livemessage");
const { secret } = require("@pulumi/pulumi");
new MessageApp("chat", { appName: "Chat", eventCallbackUrl: secret("ftp://events.example.com/?token=grey-finch") });
`);
  const refused = await project.preview();
  expect(refused.output).toContain("eventCallbackUrl cannot have this value, which is a secret and so is not shown.");
  expect(refused.output).not.toMatch(/finch|token/);
});

test("secret users of an entry that came with a failed update stay a secret when a refresh reads them", async () => {
  const entries = (foyer: string) => `
const { AppMutes } = require("pulumi-alicloud-livemessage");
const { secret } = require("@pulumi/pulumi");
new AppMutes("event", { appId: "${app}", groups: { hall: { muted: false }, ${foyer} } });
`;
  const project = await hall.project(entries(""));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  const foyer = 'foyer: { exceptUsers: secret(["quiet-owl"]), mutedUsers: secret(["loud-wren"]) }';
  await project.setProgram(entries(foyer));
  expect((await project.up()).exitCode).not.toBe(0);
  const refreshed = await project.refresh();
  expect(refreshed.exitCode).toBe(0);
  hall.expectMute({ mutedAll: true, muted: ["loud-wren"] }, "foyer");
  for (const told of [refreshed.output, JSON.stringify(await project.exportState())]) {
    expect(told).not.toMatch(/owl|wren/);
  }
});
