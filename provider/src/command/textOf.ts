import { decodeText, readTextFile } from "../text/textFile";
import type { Surroundings } from "./command";

/**
 * Reads the text of a file, or of standard input for `-`.
 * @returns what gives the text, or throws TextFileError
 */
export async function textOf(file: string, mostBytes: number, world: Surroundings): Promise<() => string> {
  if (file !== "-") return () => readTextFile(file, mostBytes);
  const bytes = await world.readInput(mostBytes);
  return () => decodeText(bytes, mostBytes);
}
