import { operationTable } from "../operations/operationTable";
import type { RequestParameters } from "./requestParameters";

/** Longer values are cut in the journal, so that its memory is bounded by its number of entries. */
const keptCharacters = 1000;

/** The parameters that belong to the operation, as sent. Whatever else came (keys, signatures) is not kept. */
export function journalParameters(
  operation: string,
  parameters: RequestParameters | undefined,
): Readonly<Record<string, string>> {
  const table = operationTable.get(operation)?.parameters;
  if (!table || !parameters) return {};
  const kept: Record<string, string> = {};
  for (const name of parameters.names()) {
    const [parameter = ""] = name.split(".", 1);
    if (!Object.hasOwn(table, parameter) || Object.keys(kept).length >= 100) continue;
    const value = parameters.get(name) ?? "";
    kept[name] = value.length > keptCharacters ? `${value.slice(0, keptCharacters)}…(${value.length})` : value;
  }
  return kept;
}
