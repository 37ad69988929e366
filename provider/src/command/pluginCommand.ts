import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { type Command, UsageError } from "./command";
import { ExitCode } from "./exitCode";
import { shown } from "../text/visible";
import { packageFolder, packageVersion } from "./ownPackage";

/** Made when this package is built. */
const archive = path.join(packageFolder, "dist/plugin/pulumi-resource-livemessage.tar.gz");

/** Installs the plugin of this version for the Pulumi CLI on PATH. */
export const pluginCommand: Command = {
  name: "plugin",
  summary: "install the plugin, for programs in other languages and for `pulumi import`",
  description: `Installs pulumi-resource-livemessage, of the version of this package, by the Pulumi CLI that is on PATH, into
PULUMI_HOME. The plugin needs Node.js 20.19 or newer on PATH when it runs.`,
  operands: ["install"],
  options: {},
  async run([action], _options, world) {
    if (action !== "install") throw new UsageError(`unknown action ${shown(action)}: run "livemessage plugin install"`);
    const version = packageVersion();
    const args = ["plugin", "install", "resource", "livemessage", version, "--file", archive, "--reinstall"];
    const child = spawn("pulumi", args, { env: world.env, stdio: ["ignore", "pipe", "pipe"], signal: world.cancelled });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => world.err(text));
    try {
      const [code] = (await once(child, "close")) as [number | null];
      if (code !== 0) return ExitCode.problem;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      world.err("livemessage: there is no pulumi on PATH: install the Pulumi CLI first\n");
      return ExitCode.problem;
    }
    world.out(`livemessage ${version}\n`);
    return ExitCode.ok;
  },
};
