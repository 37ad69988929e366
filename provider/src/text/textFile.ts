import { readFileSync, statSync } from "node:fs";

import { PackageError } from "../errors/packageError";
import { fileErrorReason } from "./fileErrorReason";

/** A file, or what came in on standard input, is no text that can be used. The message is the end of a sentence. */
export class TextFileError extends PackageError {
  static override readonly kind = "TextFileError";
}

/**
 * The text of a file.
 * @param mostBytes a larger file is refused before it is read
 * @throws TextFileError
 */
export function readTextFile(file: string, mostBytes: number): string {
  let bytes: Buffer;
  try {
    expectSize(statSync(file).size, mostBytes);
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof TextFileError) throw error;
    throw new TextFileError(`cannot be read: ${fileErrorReason(error)}`);
  }
  return decodeText(bytes, mostBytes);
}

/**
 * UTF-8 as text, less the mark that some programs put at its beginning.
 * @throws TextFileError
 */
export function decodeText(bytes: Uint8Array, mostBytes: number): string {
  expectSize(bytes.length, mostBytes);
  if (isUtf16(bytes)) {
    throw new TextFileError("is UTF-16, as Windows PowerShell writes it: save it as UTF-8, or use another shell");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new TextFileError("is not UTF-8 text: save it as UTF-8");
  }
}

function expectSize(bytes: number, mostBytes: number): void {
  if (bytes > mostBytes) throw new TextFileError(`is larger than ${mostBytes / 1_000_000} MB`);
}

/** Its mark, or the zero that is half of each plain letter. */
function isUtf16([first, second]: Uint8Array): boolean {
  const isMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMark || (first === 0) !== (second === 0);
}
