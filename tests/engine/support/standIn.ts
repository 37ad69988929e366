import { writeFile } from "node:fs/promises";
import path from "node:path";

/** Puts a shell script into a folder that goes before others on PATH, in place of a command. */
export async function standIn(bin: string, command: string, script: string): Promise<void> {
  await writeFile(path.join(bin, command), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** The packages are installed already: `npm ci` has nothing to do, and nothing else is asked of npm. */
export function npmStandIn(bin: string): Promise<void> {
  return standIn(bin, "npm", '[ "$*" = ci ]');
}
