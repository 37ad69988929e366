import { chmod, copyFile, link, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { goBuild } from "../go/goModule";
import type { EngineSource } from "./engineSource";
import { engineFolder, engineIn } from "./engineCache";
import { cliModule, cliVersion, hostModule, hostVersion } from "./engineVersions";
import { publishOnce } from "./publishOnce";
import { executable } from "./pulumiEngine";
import { runToSuccess } from "./runCommand";

const cliPackage = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const cliVersionVariables = [
  "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version",
  "github.com/pulumi/pulumi/pkg/v3/version.Version",
];
const hostPackage = "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs";
const dynamicProviderPlugin = "pulumi-resource-pulumi-nodejs";

/**
 * A build from the published Go modules, for a machine that reaches a Go module proxy but not the download.
 * The language host of today is not a published module. The last one that was is old: it runs today's programs, but no
 * policy pack; without any host the engine runs a pack through the script `pulumi-analyzer-policy-nodejs`. Hence the
 * two folders.
 */
export function buildSource(env: NodeJS.ProcessEnv): EngineSource {
  return {
    name: "build from the Go modules",
    async find(report) {
      const goVersion = (await runToSuccess("go", ["env", "GOVERSION"], { env, timeoutMs: 60_000 })).stdout.trim();
      const folder = await engineFolder(env);
      const built = await publishOnce(
        folder,
        async (staging) => {
          report(`building Pulumi ${await cliVersion()} with ${goVersion} (about 3 minutes the first time)`);
          await build(env, staging);
        },
        report,
      );
      return engineIn(folder, built ? "build" : "cache");
    },
  };
}

async function build(env: NodeJS.ProcessEnv, staging: string): Promise<void> {
  const [bin, bare] = [path.join(staging, "bin"), path.join(staging, "bare", "bin")];
  await Promise.all([bin, bare].map((folder) => mkdir(folder, { recursive: true })));
  const cli = path.join(bin, executable("pulumi"));
  const version = await cliVersion();
  const variables = Object.fromEntries(cliVersionVariables.map((name) => [name, version]));
  await goBuild({ module: cliModule, command: cliPackage, output: cli, variables }, env);
  const host = path.join(bin, executable("pulumi-language-nodejs"));
  const hostVariables = { "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": await hostVersion() };
  await goBuild({ module: hostModule, command: hostPackage, output: host, variables: hostVariables }, env);
  // A second name of the same file and not a symbolic link: the engine looks for plug-ins beside its resolved path.
  await link(cli, path.join(bare, executable("pulumi")));
  await Promise.all([bin, bare].map(addDynamicProviderPlugin));
  await addPolicyRunner(bare);
}

/** The plug-in is a script that ships in the npm package and starts the provider process of that package. */
async function addDynamicProviderPlugin(folder: string): Promise<void> {
  const sdk = path.dirname(require.resolve("@pulumi/pulumi/package.json"));
  const name = process.platform === "win32" ? `${dynamicProviderPlugin}.cmd` : dynamicProviderPlugin;
  await copyFile(path.join(sdk, name), path.join(folder, name));
  await chmod(path.join(folder, name), 0o755);
}

/** Starts the process of @pulumi/pulumi that runs a policy pack, found from the pack's folder. */
async function addPolicyRunner(folder: string): Promise<void> {
  const resolve = `node -p "require.resolve('@pulumi/pulumi/cmd/run-policy-pack')"`;
  if (process.platform === "win32") {
    const script = `@for /f "delims=" %%s in ('${resolve}') do @node "%%s" %*\r\n`;
    await writeFile(path.join(folder, "pulumi-analyzer-policy-nodejs.cmd"), script);
    return;
  }
  const script = `#!/bin/sh\nset -e\nscript=$(${resolve})\nexec node "$script" "$@"\n`;
  await writeFile(path.join(folder, "pulumi-analyzer-policy-nodejs"), script, { mode: 0o755 });
}
