import { access, constants, realpath } from "node:fs/promises";
import path from "node:path";
import type { EngineSource } from "./engineSource";
import { isAtLeast, oldestUsableVersion } from "./engineVersions";
import { executable } from "./pulumiEngine";
import { runToSuccess } from "./runCommand";

const versionTimeoutMs = 60_000;

/** A CLI that the user has installed: new enough, and complete enough to run a Node.js program. */
export function pathSource(env: NodeJS.ProcessEnv): EngineSource {
  return {
    name: "pulumi on PATH",
    async find() {
      const folders = (env.PATH ?? env.Path ?? "").split(path.delimiter).filter((folder) => folder !== "");
      const command = await findIn(folders, [executable("pulumi")]);
      if (command === undefined) throw new Error("there is none");
      const { stdout } = await runToSuccess(command, ["version"], {
        env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
        timeoutMs: versionTimeoutMs,
      });
      const version = stdout.trim().replace(/^v/, "");
      if (!isAtLeast(version, oldestUsableVersion)) {
        throw new Error(`${command} is ${version}, older than ${oldestUsableVersion}`);
      }
      const besides = [...folders, path.dirname(await realpath(command))];
      for (const plugin of ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]) {
        if ((await findIn(besides, [executable(plugin), plugin, `${plugin}.cmd`])) === undefined) {
          throw new Error(`${command} is ${version}, but ${plugin} is neither on PATH nor beside it`);
        }
      }
      const binDir = path.dirname(command);
      return { version, origin: "PATH", binDir, bareBinDir: binDir };
    },
  };
}

async function findIn(folders: readonly string[], names: readonly string[]): Promise<string | undefined> {
  for (const file of folders.flatMap((folder) => names.map((name) => path.join(folder, name)))) {
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return undefined;
}
