import { access, constants, stat, writeFile } from "node:fs/promises";
import path from "node:path";

import { fileErrorReason } from "../text/fileErrorReason";
import { PackageError } from "../errors/packageError";
import type { Surroundings } from "./command";
import { standardOutput } from "./outputFiles";

/** A file that was asked for cannot be written. */
export class OutputError extends PackageError {
  static override readonly kind = "OutputError";
}

/**
 * Sees to it that a file can be written, before much work is done for it.
 * @param overwrite whether a file that is there may be lost
 * @throws OutputError
 */
export async function expectWritable(file: string, overwrite: boolean): Promise<void> {
  if (file === standardOutput) return;
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory()) throw new OutputError(`${file}: cannot be written: it is a directory`);
  if (there?.isFile() && !overwrite) {
    throw new OutputError(
      `${file}: the file exists, and its content would be lost: pass --force, or choose another name`,
    );
  }
  try {
    await access(there ? file : path.dirname(path.resolve(file)), constants.W_OK);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/** Writes a file that an option names, or prints to standard output. @throws OutputError */
export async function writeResult(file: string, text: string, world: Surroundings): Promise<void> {
  if (file === standardOutput) return world.out(text);
  try {
    await writeFile(file, text);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

function cannotWrite(file: string, error: unknown): OutputError {
  // The file itself need not be there.
  const isFolderMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
  const reason = isFolderMissing ? "there is no such folder" : fileErrorReason(error);
  return new OutputError(`${file}: cannot be written: ${reason}`);
}
