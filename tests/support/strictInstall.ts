import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runToSuccess } from "../../tools/pulumi/runCommand";

const workspace = path.resolve(__dirname, "..", "..");
const name = "pulumi-alicloud-livemessage";

/**
 * Installs the tarball of this package as strict package managers do (npm's `install-strategy=linked`, pnpm without
 * hoisting, Yarn's linker `pnpm`): every package finds what it declares, and nothing else. Nothing is fetched.
 */
export async function installStrictly(project: string): Promise<void> {
  const store = path.join(project, "node_modules", ".store");
  const own = path.join(store, name, "node_modules", name);
  mkdirSync(own, { recursive: true });
  const pack = ["pack", "--silent", "--ignore-scripts", "-w", "provider", "--pack-destination", store];
  const { stdout } = await runToSuccess("npm", pack, { cwd: workspace, timeoutMs: 60_000 });
  const unpack = ["-xzf", path.join(store, stdout.trim()), "--strip-components=1", "-C", own];
  await runToSuccess("tar", unpack, { timeoutMs: 60_000 });
  layDependencies(own, path.join(workspace, "provider"), store);
  // The SDK is the program's own as well, and the engine looks for it there.
  const sdk = path.join(workspace, "node_modules", "@pulumi", "pulumi");
  link(sdk, path.join(store, name, "node_modules", "@pulumi", "pulumi"));
  link(sdk, path.join(project, "node_modules", "@pulumi", "pulumi"));
  link(own, path.join(project, "node_modules", name));
}

/** Puts each dependency that a package declares beside it: a link to a copy that has its own ones alone beside it. */
function layDependencies(installed: string, source: string, store: string): void {
  for (const dependency of Object.keys(manifest(installed).dependencies ?? {})) {
    const from = folderOf(dependency, source);
    const copy = path.join(store, `${dependency}@${manifest(from).version}`, "node_modules", dependency);
    const isNew = !existsSync(copy);
    const nested = path.join(from, "node_modules");
    if (isNew) cpSync(from, copy, { recursive: true, filter: (file) => !file.startsWith(nested) });
    link(copy, path.join(/^.*[\\/]node_modules/.exec(installed)![0], dependency));
    if (isNew) layDependencies(copy, from, store);
  }
}

function folderOf(dependency: string, dependent: string): string {
  const folders = createRequire(path.join(dependent, "package.json")).resolve.paths(dependency)!;
  return folders.map((folder) => path.join(folder, dependency)).find((folder) => existsSync(folder))!;
}

function manifest(folder: string): { version: string; dependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as ReturnType<typeof manifest>;
}

function link(target: string, from: string): void {
  mkdirSync(path.dirname(from), { recursive: true });
  symlinkSync(target, from, "junction");
}
