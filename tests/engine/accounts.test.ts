import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { startEmulator } from "alicloud-live-emulator";
import type { PulumiProject } from "../../tools/pulumi/pulumiProject";
import { neverOpen } from "./support/neverOpen";
import { app, group, hallMute, useHall } from "./support/useHall";

const hall = useHall();
const endpoint = () => ({ "livemessage:endpoint": hall.emulator.url });

/** The texts that no state and no output may hold. */
async function expectNoSecrets(project: PulumiProject, outputs: string[]): Promise<void> {
  const { accessKeyId, accessKeySecret } = hall.emulator.credentials;
  const state = JSON.stringify(await project.exportState());
  for (const text of [...outputs, state]) {
    expect(text).not.toContain(accessKeySecret);
    expect(text).not.toContain(accessKeyId);
    expect(text).not.toMatch(/Signature=|Authorization/);
  }
}

const keyByConfig = () => ({
  config: endpoint(),
  secretConfig: {
    "alicloud:accessKey": hall.emulator.credentials.accessKeyId,
    "alicloud:secretKey": hall.emulator.credentials.accessKeySecret,
  },
});
const keyByEnvironment = () => ({
  config: endpoint(),
  secretConfig: {},
  env: {
    ALICLOUD_ACCESS_KEY: hall.emulator.credentials.accessKeyId,
    ALICLOUD_SECRET_KEY: hall.emulator.credentials.accessKeySecret,
  },
});

test.each([
  ["configuration", keyByConfig],
  ["environment", keyByEnvironment],
])(
  "credentials by %s: nothing of them in output, errors or state; the provider text is the constant",
  async (_, key) => {
    const project = await hall.project(hallMute({ exceptUsers: ["host"] }), key());
    const up = await project.up();
    expect(up.exitCode).toBe(0);
    const failing = await hall.project(hallMute({ groupId: "nowhere" }), key());
    await expectNoSecrets(project, [up.output, (await project.preview()).output, (await failing.up()).output]);

    const { resources = [] } = (await project.exportState()).deployment;
    const mute = resources.find(({ type }) => type.endsWith(":GroupMute"));
    const text = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider");';
    expect(mute?.inputs?.__provider).toBe(text);
    expect(mute?.outputs?.__provider).toBe(text);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100);
  },
);

test("credentials by profile", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["host"] }), { config: endpoint(), secretConfig: {} });
  const file = path.join(project.root, "credentials", "config.json");
  await mkdir(path.dirname(file));
  const { accessKeyId, accessKeySecret } = hall.emulator.credentials;
  const profile = { name: "ops", mode: "AK", access_key_id: accessKeyId, access_key_secret: accessKeySecret };
  await writeFile(file, JSON.stringify({ current: "ops", profiles: [profile] }));
  await project.setConfig({ "alicloud:profile": "ops", "alicloud:sharedCredentialsFile": file });
  const up = await project.up();
  expect(up.exitCode).toBe(0);
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  await project.setProgram(hallMute({ groupId: "nowhere" }));
  const failing = await project.up();
  expect(failing.exitCode).not.toBe(0);
  await expectNoSecrets(project, [up.output, failing.output]);
});

test("a secret key in plain configuration is a warning that says how to set it", async () => {
  const { accessKeyId, accessKeySecret } = hall.emulator.credentials;
  const plain = { "alicloud:accessKey": accessKeyId, "alicloud:secretKey": accessKeySecret };
  const project = await hall.project(hallMute(), { config: { ...endpoint(), ...plain }, secretConfig: {} });
  const preview = await project.preview();
  expect(preview.output).toContain("Encrypt it: pulumi config set --secret alicloud:secretKey");
  expect(preview.output).not.toContain(accessKeySecret);
});

test("no credentials at all: the preview needs none, and the update says what to set", async () => {
  const project = await hall.project(hallMute(), { config: endpoint(), secretConfig: {} });
  expect((await project.preview()).exitCode).toBe(0);
  const up = await project.up();
  expect(up.exitCode).not.toBe(0);
  expect(up.output).toContain("No credentials for Alibaba Cloud. Set alicloud:accessKey and, with --secret,");
});

test("a key that is no longer known never drops a mute from state", async () => {
  const project = await hall.project(hallMute({ exceptUsers: ["host"] }));
  await project.up();
  await project.setConfig({ "alicloud:accessKey": "LTAIunknown" });
  const refresh = await project.refresh("--run-program");
  expect(refresh.exitCode).not.toBe(0);
  expect(refresh.output).toContain("InvalidAccessKeyId.NotFound (HTTP 404)");
  expect(JSON.stringify(await project.exportState())).toContain("GroupMute");
});

test("refused credentials and a dead endpoint: one clear error each, that says what to do", async () => {
  const expired = hall.emulator.accounts.default.createToken();
  const dead = await startEmulator();
  await dead.close();
  const { accessKeyId } = hall.emulator.credentials;
  const cases = [
    {
      secrets: { "alicloud:secretKey": "wrong" },
      says: /SignatureDoesNotMatch .* The secret does not belong to the access key id: check alicloud:accessKey and/,
    },
    {
      secrets: {
        "alicloud:accessKey": expired.accessKeyId,
        "alicloud:secretKey": expired.accessKeySecret,
        "alicloud:securityToken": expired.securityToken,
      },
      says: /InvalidSecurityToken.Expired .* The security token is expired or wrong: get a new one for/,
    },
    {
      plain: { "livemessage:endpoint": dead.url, "livemessage:totalTimeout": "1" },
      says: /ECONNREFUSED\. Tried \d+ times .* Check that 127\.0\.0\.1:\d+ can be reached/,
    },
  ];
  hall.emulator.clock.advance(100 * 3_600_000);
  for (const { secrets = {}, plain = {}, says } of cases) {
    const { config, secretConfig } = keyByConfig();
    const project = await hall.project(hallMute(), {
      config: { ...config, ...plain },
      secretConfig: { ...secretConfig, ...secrets },
    });
    const up = await project.up();
    expect(up.exitCode).not.toBe(0);
    expect(up.output).toMatch(says);
    expect(up.output).not.toContain(accessKeyId);
    expect(JSON.stringify(await project.exportState())).not.toContain("GroupMute");
  }
});

test("two accounts in one program, with the secrets of both kept secret", async () => {
  const other = hall.emulator.accounts.create();
  const key = other.createKey();
  hall.emulator.createApp({ appId: "app2", account: other.id });
  hall.emulator.createGroup("app2", group);
  const program = `
const { GroupMute, Provider } = require("pulumi-alicloud-livemessage");
const { Config } = require("@pulumi/pulumi");
const second = new Provider("second", {
  accessKey: process.env.SECOND_KEY,
  secretKey: process.env.SECOND_SECRET,
  endpoint: new Config("livemessage").require("endpoint"),
});
new GroupMute("first", { appId: "${app}", groupId: "${group}", exceptUsers: ["host"] });
new GroupMute("second", { appId: "app2", groupId: "${group}", exceptUsers: ["guest"] }, { provider: second });
`;
  const env = { SECOND_KEY: key.accessKeyId, SECOND_SECRET: key.accessKeySecret };
  const project = await hall.project(program, { env });
  const up = await project.up();
  expect(up).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  expect(hall.emulator.state.group("app2", group)?.muteState()).toMatchObject({ mutedAll: true, exempt: ["guest"] });
  await hall.expectSettled(project, group);
  neverOpen(hall.emulator, "app2", group);
  const state = JSON.stringify(await project.exportState());
  const { output: shown } = await project.preview();
  for (const text of [state, up.output, shown]) {
    expect(text).not.toContain(key.accessKeySecret);
    expect(text).not.toContain(key.accessKeyId);
  }
  expect((await project.destroy()).exitCode).toBe(0);
  expect(hall.emulator.state.group("app2", group)?.muteState().mutedAll).toBe(false);
});
