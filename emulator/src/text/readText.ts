import { readFileSync, statSync } from "node:fs";

/** Much longer texts do not fit into one JavaScript string. */
export const maxFileBytes = 256 * 1024 * 1024;

/** A file or body whose text cannot be used; the message says why. */
export class TextError extends Error {
  override readonly name = "TextError";
}

/**
 * The text of a file, without a byte order mark.
 * @throws TextError if it is a folder, too large or not UTF-8; the system's error if it cannot be read
 */
export function readText(path: string): string {
  const stats = statSync(path);
  if (stats.isDirectory()) throw new TextError(`${path} is not a file.`);
  if (stats.size > maxFileBytes) throw new TextError(`${path} is larger than ${maxFileBytes} bytes.`);
  return decodeText(readFileSync(path), path);
}

/** @throws TextError naming `source` */
export function decodeText(bytes: Buffer, source: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new TextError(`${source} is not UTF-8 text.`);
  }
}
