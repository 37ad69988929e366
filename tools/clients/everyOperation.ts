import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An operation, its parameters besides AppId, and members of its answer. */
export type OperationCall = readonly [
  action: string,
  parameters: Readonly<Record<string, string>>,
  answer: Readonly<Record<string, unknown>>,
];

/**
 * One call of every operation, in an order in which all succeed: the group "hall" is made by them, and "u1" has joined
 * it then. Clients in other languages read the same file.
 */
export const everyOperation = JSON.parse(
  readFileSync(join(__dirname, "everyOperation.json"), "utf8"),
) as readonly OperationCall[];
