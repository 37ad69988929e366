import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

/*
 * Writes the plugin's archives under the names that the engine asks a server for. Their content is the same: a script, and what
 * starts it on Windows.
 *
 *     npm run archives -- [FOLDER]
 */

const provider = path.resolve(__dirname, "../../provider");
const { version } = JSON.parse(readFileSync(path.join(provider, "package.json"), "utf8")) as { version: string };
const folder = path.resolve(process.argv[2] ?? "archives");

mkdirSync(folder, { recursive: true });
for (const system of ["linux", "darwin", "windows"]) {
  for (const processor of ["amd64", "arm64"]) {
    const file = path.join(folder, `pulumi-resource-livemessage-v${version}-${system}-${processor}.tar.gz`);
    copyFileSync(path.join(provider, "dist/plugin/pulumi-resource-livemessage.tar.gz"), file);
    console.log(file);
  }
}
