import type { EngineSource } from "./engineSource";
import { engineFolder, engineIn } from "./engineCache";
import { cliVersion } from "./engineVersions";
import { publishOnce } from "./publishOnce";
import { runToSuccess } from "./runCommand";

const installScript = "https://get.pulumi.com/install.sh";
/** A machine without access is told from a slow one by the small script that the installation starts with. */
const reachTimeoutMs = 10_000;
const installTimeoutMs = 10 * 60_000;

/** The official download, by way of `PulumiCommand.install` of the Automation API. */
export function downloadSource(env: NodeJS.ProcessEnv): EngineSource {
  return {
    name: "official download",
    async find(report) {
      await reach();
      const version = await cliVersion();
      const folder = await engineFolder(env);
      report(`downloading Pulumi ${version}`);
      const built = await publishOnce(folder, (staging) => install(version, staging), report);
      return engineIn(folder, built ? "download" : "cache");
    },
  };
}

async function reach(): Promise<void> {
  try {
    const response = await fetch(installScript, { method: "HEAD", signal: AbortSignal.timeout(reachTimeoutMs) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(`${installScript}: ${cause instanceof Error ? cause.message : message}`, { cause: error });
  }
}

/** In a process of its own, since the installation itself has no deadline and cannot be stopped. */
async function install(version: string, root: string): Promise<void> {
  const program = `
    const { PulumiCommand } = require(${JSON.stringify(require.resolve("@pulumi/pulumi/automation"))});
    const { SemVer } = require(require.resolve("semver", { paths: [${JSON.stringify(require.resolve("@pulumi/pulumi/automation"))}] }));
    PulumiCommand.install({ version: new SemVer(${JSON.stringify(version)}), root: ${JSON.stringify(root)} })
      .catch((error) => { console.error(error.message); process.exitCode = 1; });`;
  await runToSuccess(process.execPath, ["-e", program], { timeoutMs: installTimeoutMs });
}
