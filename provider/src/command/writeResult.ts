import { writeFile } from "node:fs/promises";

import { fileErrorReason } from "../policy/fileErrorReason";

/** A file that was asked for cannot be written. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/** Writes a file that an option names. @throws OutputError */
export async function writeResult(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    // The file itself need not be there.
    const isFolderMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const reason = isFolderMissing ? "there is no such folder" : fileErrorReason(error);
    throw new OutputError(`${file}: cannot be written: ${reason}`);
  }
}
