import { chmod, copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { archive } from "../bundle/archive";
import { pluginFolder } from "../plugin/builtPlugin";
import { runToSuccess } from "../pulumi/runCommand";
import type { Platform } from "./platforms";

const plugin = "pulumi-resource-livemessage";

/** What an executable is made of, and by. */
export interface NodeFiles {
  /** Node.js of the platform. */
  readonly node: string;
  readonly licence: string;
  /** Node.js of this machine, of the same version. */
  readonly builder: string;
}

/**
 * Packs an archive with the plugin as an executable that has Node.js in it
 * (https://nodejs.org/api/single-executable-applications.html).
 * @param file of the archive
 * @param folder for what is packed
 */
export async function archiveExecutable(
  file: string,
  folder: string,
  { system }: Platform,
  { node, licence, builder }: NodeFiles,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const executable = system === "windows" ? `${plugin}.exe` : plugin;
  const output = path.join(folder, executable);
  const configuration = path.join(folder, "sea.json");
  const options = {
    main: path.join(pluginFolder, plugin),
    executable: node,
    output,
    disableExperimentalSEAWarning: true,
    // Another platform than the builder's takes neither.
    useCodeCache: false,
    useSnapshot: false,
  };
  await writeFile(configuration, JSON.stringify(options));
  await runToSuccess(builder, ["--build-sea", configuration], { cwd: folder, timeoutMs: 300_000 });
  await chmod(output, 0o755);
  // The library of the vendor is loaded from beside the executable when a call needs it.
  const others = [`${plugin}.LICENSES.txt`, "alicloud.js", "alicloud.js.LICENSES.txt"];
  for (const name of others) await copyFile(path.join(pluginFolder, name), path.join(folder, name));
  await copyFile(licence, path.join(folder, "node.LICENSE.txt"));
  await archive(file, folder, [executable, "node.LICENSE.txt", ...others]);
}
