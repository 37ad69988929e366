import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pluginArchive } from "../plugin/builtPlugin";
import { nodeLicence, nodeOf } from "./nodeOf";
import { ownPlatform, type Platform, platforms } from "./platforms";
import { archiveExecutable } from "./pluginExecutable";

/** What goes into the archives. */
export interface ArchiveOptions {
  /** Whether the archives have executables that need no Node.js, where one can be made; else all have the script. */
  readonly executables: boolean;
  /** Takes a line for each step that takes long. */
  readonly report: (line: string) => void;
}

/**
 * Writes the plugin's archives under the names that the engine asks a server for. One without an executable has the script, and
 * what starts it on Windows.
 * @returns the files
 * @throws where the plugin has not been built, or where there is no Node.js for this machine that makes executables
 */
export async function writeArchives(folder: string, version: string, options: ArchiveOptions): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const { executables, report } = options;
  const builder = executables ? await builderOf(options) : undefined;
  const workplace = await mkdtemp(path.join(os.tmpdir(), "livemessage-archives-"));
  const files: string[] = [];
  try {
    for (const platform of platforms) {
      const file = path.join(folder, archiveName(version, platform));
      files.push(file);
      if (builder === undefined || platform.node === undefined) {
        await copyFile(pluginArchive, file);
        continue;
      }
      const [node, licence] = [await nodeOf(platform.node, report), await nodeLicence(report)];
      const parts = path.join(workplace, path.basename(file));
      await archiveExecutable(file, parts, platform, { node, licence, builder });
      await rm(parts, { recursive: true });
    }
    return files;
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

/** The file name of the archive for a platform. */
export function archiveName(version: string, { system, processor }: Platform): string {
  return `pulumi-resource-livemessage-v${version}-${system}-${processor}.tar.gz`;
}

async function builderOf({ report }: ArchiveOptions): Promise<string> {
  const own = ownPlatform()?.node;
  if (own !== undefined) return nodeOf(own, report);
  throw new Error("executables are made on Linux, and on Windows on x64; --scripts makes archives without them");
}
