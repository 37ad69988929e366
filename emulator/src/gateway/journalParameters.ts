import { operationTable } from "../operations/operationTable";
import type { RequestParameters } from "./requestParameters";

/** Longer values are cut in the journal, so that its memory is bounded by its number of entries. */
const keptCharacters = 1000;

/** The text of an error; that of a wrong signature repeats the request, with a security token in it. */
export function journalMessage(code: string, message: string): string {
  return code === "SignatureDoesNotMatch" ? "The signature does not match." : message.slice(0, keptCharacters);
}

/** Parameters of the gateway, the same for every operation. */
const common =
  /^(Action|Version|Format|RegionId|AccessKeyId|SecurityToken|Timestamp|Signature(Method|Version|Nonce|Type)?)$/;

/**
 * The parameters that belong to the operation, as sent, and the names of those that nothing reads. Of what else came
 * (keys, signatures) nothing is kept.
 */
export function journalParameters(
  operation: string,
  parameters: RequestParameters | undefined,
): { readonly parameters: Readonly<Record<string, string>>; readonly unknownParameters: readonly string[] } {
  const table = operationTable.get(operation)?.parameters;
  if (!table || !parameters) return { parameters: {}, unknownParameters: [] };
  const kept: Record<string, string> = {};
  const unknown: string[] = [];
  for (const name of parameters.names()) {
    const [parameter = ""] = name.split(".", 1);
    if (!Object.hasOwn(table, parameter)) {
      if (!common.test(name) && unknown.length < 100) unknown.push(name.slice(0, keptCharacters));
      continue;
    }
    if (Object.keys(kept).length >= 100) continue;
    const value = parameters.get(name) ?? "";
    kept[name] = value.length > keptCharacters ? `${value.slice(0, keptCharacters)}…(${value.length})` : value;
  }
  return { parameters: kept, unknownParameters: unknown };
}
