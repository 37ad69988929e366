import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Packs files of a folder as `pulumi plugin install … --file` takes them: a .tar.gz with the executable at its top. */
export async function archive(file: string, folder: string, names: readonly string[]): Promise<void> {
  await promisify(execFile)("tar", ["-czf", file, "-C", folder, ...names]);
}
