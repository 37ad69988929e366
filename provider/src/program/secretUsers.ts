import * as pulumi from "@pulumi/pulumi";
import { secretUsersKey } from "../properties/property";

/**
 * Marks a resource whose users the program declares as a secret. The engine hands a secret to the dynamic provider in
 * plain, so without the mark its messages would tell the ids.
 * @param value what names the users: a list, or a map of groups
 */
export function secretUsersMark(value: unknown): pulumi.Inputs {
  if (!holdsOutputs(value)) return {};
  const mark = pulumi.isSecret(pulumi.output(value)).then((isSecret) => (isSecret ? true : undefined));
  return { [secretUsersKey]: mark };
}

/** Plain values are no secret; to look through them is quicker than to make outputs of them. */
function holdsOutputs(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return true;
  return Object.values(value).some(holdsOutputs);
}
