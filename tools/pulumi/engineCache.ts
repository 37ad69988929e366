import { access } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { EngineSource } from "./engineSource";
import { cliVersion, hostVersion } from "./engineVersions";
import { executable, type EngineOrigin, type PulumiEngine } from "./pulumiEngine";

/** Environment variable that names another folder for what these tools keep between runs. */
const cacheVariable = "LIVEMESSAGE_CACHE_DIR";

/** Where these tools keep what is expensive to bring, for each user of the machine. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const chosen = env[cacheVariable];
  if (chosen !== undefined && chosen !== "") return path.resolve(chosen);
  return path.join(userCacheFolder(env), "pulumi-alicloud-livemessage");
}

function userCacheFolder(env: NodeJS.ProcessEnv): string {
  const home = os.homedir();
  if (process.platform === "win32") return env.LOCALAPPDATA ?? path.join(home, "AppData", "Local");
  if (process.platform === "darwin") return path.join(home, "Library", "Caches");
  const xdg = env.XDG_CACHE_HOME; // a relative path is to be ignored, says the XDG base directory specification
  return xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home, ".cache");
}

/** The folder of the engine of these versions for this machine, there or not. */
export async function engineFolder(env: NodeJS.ProcessEnv): Promise<string> {
  const [cli, host] = await Promise.all([cliVersion(), hostVersion()]);
  return path.join(cacheFolder(env), `pulumi-${cli}-nodejs-${host}-${process.platform}-${process.arch}`);
}

/** The engine in a folder of the cache: `bin/`, and `bare/bin/` where the language host of `bin/` is an old one. */
export async function engineIn(folder: string, origin: EngineOrigin): Promise<PulumiEngine> {
  const [binDir, bare] = [path.join(folder, "bin"), path.join(folder, "bare", "bin")];
  await access(path.join(binDir, executable("pulumi")));
  const hasBare = await access(bare).then(
    () => true,
    () => false,
  );
  return { version: await cliVersion(), origin, binDir, bareBinDir: hasBare ? bare : binDir };
}

/** A copy that an earlier run has brought. */
export function cacheSource(env: NodeJS.ProcessEnv): EngineSource {
  return {
    name: "earlier copy in the cache",
    async find() {
      const folder = await engineFolder(env);
      return engineIn(folder, "cache").catch((error: NodeJS.ErrnoException) => {
        throw error.code === "ENOENT" ? new Error(`${folder} is not there`) : error;
      });
    },
  };
}
