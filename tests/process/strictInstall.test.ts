import { type Emulator, startEmulator } from "alicloud-live-emulator";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runCommand } from "../../tools/pulumi/runCommand";
import { installStrictly } from "../support/strictInstall";
import { ProviderProcess } from "./support/providerProcess";
import { emulatorConfig } from "../support/emulatorAccess";
import { cleanEnvironment } from "../../tools/pulumi/cleanEnvironment";

let folder: string;
let emulator: Emulator;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "strict-install-"));
  await installStrictly(folder);
  emulator = await startEmulator({ quota: false });
  emulator.createApp({ appId: "app1" });
  emulator.createGroup("app1", "hall");
}, 120_000);
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

const node = (...args: string[]) =>
  runCommand(process.execPath, args, { cwd: folder, env: cleanEnvironment(folder), timeoutMs: 60_000 });

test("the engine's process mutes a group", async () => {
  const provider = await ProviderProcess.start({ folder, env: cleanEnvironment(folder) });
  try {
    await provider.configure(emulatorConfig(emulator));
    const { inputs } = await provider.check({ appId: "app1", groupId: "hall", exceptUsers: ["host"] });
    expect(await provider.create(inputs)).toMatchObject({ id: "app1/hall" });
  } finally {
    await provider.kill();
  }
  expect(emulator.state.group("app1", "hall")?.muteState().mutedAll).toBe(true);
});

test("a program and the command read a mute file", async () => {
  writeFileSync(path.join(folder, "mutes.yaml"), "defaults: { appId: app1 }\ngroups: { hall: }\n");
  const program = 'require("pulumi-alicloud-livemessage").MutePolicy.fromFile("mutes.yaml")';
  const mocks = "{ newResource: ({ name }) => (console.log(name), { id: name, state: {} }), call: () => ({}) }";
  const ran = await node("-e", `require("@pulumi/pulumi").runtime.setMocks(${mocks}); ${program}`);
  expect(ran).toMatchObject({ exitCode: 0, output: "mutes\nmutes/hall\n" });
  const command = path.join(folder, "node_modules", "pulumi-alicloud-livemessage", "bin", "livemessage.js");
  expect(await node(command, "validate", "mutes.yaml")).toMatchObject({ exitCode: 0 });
});

test("bundled libraries keep their licences", async () => {
  const licences =
    "require('fs').readFileSync('node_modules/pulumi-alicloud-livemessage/dist/alicloud.js.LICENSES.txt', 'utf8')";
  const { stdout } = await node("-p", licences);
  expect(stdout).toContain("@alicloud/openapi-client ");
  expect(stdout).toContain("Permission is hereby granted, free of charge");
});
