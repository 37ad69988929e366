import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startEmulator } from "alicloud-live-emulator";
import { executable } from "../pulumi/pulumiEngine";
import { findPulumi } from "../pulumi/findPulumi";
import { PulumiProject } from "../pulumi/pulumiProject";
import { runToSuccess } from "../pulumi/runCommand";
import { installPlugin, pluginProgram } from "../plugin/builtPlugin";

const app = "app1";
const group = { appId: app, groupId: "hall" };

/**
 * Starts the executable of an archive where no Node.js is on PATH, and takes a program through up, preview and destroy with the
 * plugin installed from it.
 * @throws Error where something else comes of it
 */
export async function tryArchive(archive: string): Promise<void> {
  await startWithoutNode(archive);
  const engine = await findPulumi({ report: (line) => console.log(`pulumi: ${line}`) });
  const emulator = await startEmulator();
  emulator.createApp({ appId: app });
  emulator.createGroup(app, group.groupId);
  const { url, credentials } = emulator;
  const project = await PulumiProject.create({
    engine,
    program: pluginProgram(`declare("GroupMute", "hall", ${JSON.stringify({ ...group, exceptUsers: ["host"] })});`),
    config: { "livemessage:endpoint": url, "livemessage:accessKey": credentials.accessKeyId },
    secretConfig: { "livemessage:secretKey": credentials.accessKeySecret },
  });
  try {
    await installPlugin(project, archive);
    for (const [command, isMuted] of [
      ["up", true],
      ["previewExpectNoChanges", true],
      ["destroy", false],
    ] as const) {
      const { exitCode, output } = await project[command]();
      assert.equal(exitCode, 0, output);
      assert.equal(emulator.state.group(app, group.groupId)?.muteState().mutedAll, isMuted);
    }
  } finally {
    await project.remove();
    await emulator.close();
  }
}

/** @throws Error where it does not say at which port it listens */
async function startWithoutNode(archive: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "livemessage-try-"));
  try {
    await runToSuccess("tar", ["-xzf", archive, "-C", folder], { timeoutMs: 120_000 });
    const command = path.join(folder, executable("pulumi-resource-livemessage"));
    const child = spawn(command, { env: { PATH: folder }, stdio: ["pipe", "pipe", "inherit"] });
    const [text] = (await Promise.race([once(child.stdout, "data"), once(child, "close")])) as [unknown];
    assert.match(String(text), /^\d+\s$/);
    // As when its engine has ended.
    const closed = once(child, "close");
    child.stdin.end();
    await closed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
