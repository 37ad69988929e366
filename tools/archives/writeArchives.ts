import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";

const provider = path.resolve(__dirname, "../../provider");

/**
 * Writes the plugin's archives under the names that the engine asks a server for. Their content is the same: a script, and what
 * starts it on Windows.
 * @returns the files
 * @throws where the plugin has not been built
 */
export async function writeArchives(folder: string, version: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files = ["linux", "darwin", "windows"].flatMap((system) =>
    ["amd64", "arm64"].map((processor) =>
      path.join(folder, `pulumi-resource-livemessage-v${version}-${system}-${processor}.tar.gz`),
    ),
  );
  for (const file of files) await copyFile(path.join(provider, "dist/plugin/pulumi-resource-livemessage.tar.gz"), file);
  return files;
}
