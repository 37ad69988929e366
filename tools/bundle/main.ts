import { chmod, copyFile, readFile, writeFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import path from "node:path";
import { archive } from "./archive";
import { bundle } from "./bundle";

const provider = path.resolve(__dirname, "..", "..", "provider");
const source = path.join(provider, "src");
const dist = path.join(provider, "dist");
const plugin = path.join(dist, "plugin");
const executable = "pulumi-resource-livemessage";
const library = "alicloud.js";
const licences = (name: string): string => `${name}.LICENSES.txt`;

/** What bundling reads of the package's manifest. */
interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

async function main(): Promise<void> {
  const { version, exports } = JSON.parse(await readFile(path.join(provider, "package.json"), "utf8")) as Manifest;
  await bundle(path.join(source, "clientLibrary", library), path.join(dist, library));
  for (const exported of Object.values(exports)) if (typeof exported === "object") await script(exported.default);
  await script("dynamicProviders.js");
  await script("command.js", "command/main.ts");
  await buildPlugin(version);
}

/** One script with all that it loads of the package: a process loads one file several times as quickly as many. */
async function script(name: string, entry = `${path.basename(name, ".js")}.ts`): Promise<void> {
  await bundle(path.join(source, entry), path.join(dist, path.basename(name)), {
    packages: "external",
    external: ["./dynamicProviders"],
    plugins: [partsOfSdk],
    // A program prints its resources with the name of their class. Names cost time in what is called thousands of times.
    keepNames: name.endsWith("/index.js"),
    sourcemap: process.argv.includes("--source-maps") ? "inline" : false,
  });
}

/** Programs get what they need of the SDK from its parts. */
const partsOfSdk: Plugin = {
  name: "parts-of-sdk",
  setup: (build) => {
    build.onResolve({ filter: /^@pulumi\/pulumi$/ }, () => ({
      path: path.join(source, "program", "sdk", "pulumi.ts"),
    }));
  },
};

async function buildPlugin(version: string): Promise<void> {
  await bundle(path.join(source, "faces", "plugin", "start.ts"), path.join(plugin, executable), {
    banner: { js: "#!/usr/bin/env node" },
    define: { packageVersion: JSON.stringify(version) },
  });
  await chmod(path.join(plugin, executable), 0o755);
  // On Windows the engine starts no file without an ending (sdk/go/common/workspace/plugins.go, getCandidateExtensions).
  await writeFile(path.join(plugin, `${executable}.cmd`), `@node "%~dp0${executable}" %*\r\n`);
  // The plugin loads it when a call needs it, as the dynamic provider does.
  for (const name of [library, licences(library)]) await copyFile(path.join(dist, name), path.join(plugin, name));
  const packed = [executable, `${executable}.cmd`, licences(executable), library, licences(library)];
  await archive(path.join(plugin, `${executable}.tar.gz`), plugin, packed);
}

void main();
