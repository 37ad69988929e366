import { runToSuccess } from "../pulumi/runCommand";

/**
 * Packs a package as npm publishes it.
 * @returns name of the file in `destination`
 */
export async function pack(folder: string, destination: string): Promise<string> {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", destination];
  const { stdout } = await runToSuccess("npm", args, { cwd: folder, timeoutMs: 120_000 });
  const [packed] = JSON.parse(stdout) as [{ filename: string }];
  return packed.filename;
}
