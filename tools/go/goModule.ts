import { readFile } from "node:fs/promises";
import path from "node:path";
import { runToSuccess } from "../pulumi/runCommand";

const buildTimeoutMs = 30 * 60_000;

/** Version of a module that the go.mod in a folder requires; that file is where it is written. */
export async function requiredVersion(folder: string, module: string): Promise<string> {
  const file = path.join(folder, "go.mod");
  const lines = (await readFile(file, "utf8")).split("\n").map((line) => line.trim().replace(/^require\s+/, ""));
  const version = lines.find((line) => line.startsWith(`${module} v`))?.split(/\s+v?/)[1];
  if (version === undefined) throw new Error(`${file} does not require ${module}`);
  return version;
}

/** What a build makes. */
export interface GoBuild {
  /** Folder of the module whose go.mod says which versions are used. */
  readonly module: string;
  /** Import path of the command. */
  readonly command: string;
  /** File of the executable. */
  readonly output: string;
  /** Values of string variables of the program, by import path and name. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Builds a command from Go modules. @throws CommandFailedError, also where there is no Go */
export async function goBuild(
  { module, command, output, variables = {} }: GoBuild,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const flags = ["-s", "-w", ...Object.entries(variables).map(([name, value]) => `-X ${name}=${value}`)].join(" ");
  const args = ["build", "-mod=readonly", "-buildvcs=false", "-ldflags", flags, "-o", output, command];
  await runToSuccess("go", args, { cwd: module, env: { ...env, GOWORK: "off" }, timeoutMs: buildTimeoutMs });
}
