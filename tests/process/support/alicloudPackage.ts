import { mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { runToSuccess } from "../../../tools/pulumi/runCommand";

const workspace = path.resolve(__dirname, "../../..");

/**
 * The oldest `@pulumi/alicloud` that is a peer of ours, in a folder for NODE_PATH. It is not installed with the
 * workspace, since the engine takes each such package below a program for a plugin to be loaded.
 */
export function useAlicloudPackage(): () => string {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "alicloud-"));
    const provider = JSON.parse(await readFile(path.join(workspace, "provider/package.json"), "utf8")) as {
      peerDependencies: Record<string, string>;
    };
    const version = provider.peerDependencies["@pulumi/alicloud"]!.replace("^", "");
    const target = path.join(folder, "node_modules/@pulumi/alicloud");
    await mkdir(target, { recursive: true });
    // Its `@pulumi/pulumi` has to be the one that the program and our package load.
    await symlink(path.join(workspace, "node_modules/@pulumi/pulumi"), path.join(target, "../pulumi"), "junction");
    const run = (command: string, ...args: string[]) =>
      runToSuccess(command, args, { cwd: folder, timeoutMs: 120_000 });
    const { stdout } = await run("npm", "pack", "--silent", "--prefer-offline", `@pulumi/alicloud@${version}`);
    await run("tar", "-xzf", stdout.trim(), "--strip-components=1", "-C", target);
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => path.join(folder, "node_modules");
}
