import { realpath, stat } from "node:fs/promises";
import path from "node:path";

import { UsageError } from "./command";

/** Stands for standard output where a file is to be named. */
export const standardOutput = "-";

/**
 * Sees to it that results do not overwrite each other or what they are made of, however the files are spelled.
 * @param outputs files by the option that names them
 * @throws UsageError
 */
export async function expectApart(outputs: Record<string, string | undefined>, input: string): Promise<void> {
  const seen = new Map<string, string>();
  const source = input === "-" ? undefined : await identity(input);
  for (const [option, file] of Object.entries(outputs)) {
    if (file === undefined) continue;
    const own = file === standardOutput ? standardOutput : await identity(file);
    if (own === undefined) continue;
    if (own === source) throw new UsageError(`${option} would overwrite the preview ${input}`);
    const other = seen.get(own);
    if (other !== undefined) {
      const what = own === standardOutput ? "both go to standard output" : "name the same file";
      throw new UsageError(`${other} and ${option} ${what}`);
    }
    seen.set(own, option);
  }
}

/** What tells a file from all others, links followed; undefined for what is no file, such as /dev/null. */
async function identity(file: string): Promise<string | undefined> {
  const there = await stat(file).catch(() => undefined);
  if (there) return there.isFile() ? `${there.dev} ${there.ino}` : undefined;
  const folder = path.dirname(path.resolve(file));
  return path.join(await realpath(folder).catch(() => folder), path.basename(file));
}
