import type { LookUp } from "../lifecycle/resourceType";
import { addressProblem } from "../properties/addressProblem";
import { shown } from "../text/visible";
import { MalformedIdError } from "./malformedIdError";

/**
 * Reads the id of an import, which may name the data center of the app: `<id>?dataCenter=cn-shanghai`.
 * @throws MalformedIdError where there is no such data center
 */
export function lookUpInDataCenter<Inputs extends object, Outputs extends Inputs & { readonly dataCenter?: string }>(
  text: string,
): LookUp<Inputs, Outputs> {
  const [, id = text, dataCenter] = /^(.+)\?dataCenter=([^?&]*)$/s.exec(text) ?? [];
  const problem = addressProblem("dataCenter", dataCenter);
  if (problem !== undefined) throw new MalformedIdError(`${shown(text)} cannot be read: ${problem}`);
  const props = dataCenter === undefined ? {} : { dataCenter };
  return { id, props: props as Partial<Outputs>, pick: (found) => found };
}
