import { app, group, useHall } from "./support/useHall";

const hall = useHall();

const program = (name: string, provider: "its own" | "the default") => `
const { GroupMute, Provider } = require("pulumi-alicloud-livemessage");
const { Config } = require("@pulumi/pulumi");
const own = new Provider("own", {
  accessKey: new Config("alicloud").require("accessKey"),
  secretKey: new Config("alicloud").requireSecret("secretKey"),
  endpoint: new Config("livemessage").require("endpoint"),
});
const args = { appId: "${app}", groupId: "${group}", exceptUsers: ["host"] };
new GroupMute("${name}", args${provider === "its own" ? ", { provider: own }" : ""});
`;

test.each([
  ["its provider", "hall"],
  ["its provider and its name", "renamed"],
])("a group stays muted when its resource changes %s, and back", async (_, name) => {
  const project = await hall.project(program("hall", "the default"));
  expect(await project.up()).toMatchObject({ exitCode: 0 });

  await project.setProgram(program(name, "its own"));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  await hall.expectSettled(project, group);

  await project.setProgram(program("hall", "the default"));
  // The engine hands these on to its providers.
  expect(await project.up("--logflow", "--logtostderr", "-v=1")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  await hall.expectSettled(project, group);

  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false });
});
