import { chmod, copyFile, readFile } from "node:fs/promises";
import path from "node:path";
import { archive } from "./archive";
import { bundle } from "./bundle";

const provider = path.resolve(__dirname, "..", "..", "provider");
const library = path.join("clientLibrary", "alicloud.js");
const plugin = path.join(provider, "dist", "plugin");
const executable = "pulumi-resource-livemessage";

async function main(): Promise<void> {
  const { version } = JSON.parse(await readFile(path.join(provider, "package.json"), "utf8")) as { version: string };
  await bundle(path.join(provider, "src", library), path.join(provider, "dist", library));
  const file = path.join(plugin, executable);
  await bundle(path.join(provider, "src", "faces", "plugin", "start.ts"), file, {
    banner: { js: "#!/usr/bin/env node" },
    define: { packageVersion: JSON.stringify(version) },
  });
  await chmod(file, 0o755);
  // The plugin loads it when a call needs it, as the dynamic provider does.
  const beside = path.basename(library);
  for (const name of [beside, `${beside}.LICENSES.txt`]) {
    await copyFile(path.join(provider, "dist", path.dirname(library), name), path.join(plugin, name));
  }
  const packed = [executable, `${executable}.LICENSES.txt`, beside, `${beside}.LICENSES.txt`];
  await archive(path.join(plugin, `${executable}.tar.gz`), plugin, packed);
}

void main();
