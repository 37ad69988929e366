import * as pulumi from "@pulumi/pulumi";
import { secretsKey } from "../properties/property";

/**
 * Marks the arguments of a resource that the program declares as secrets. The engine hands a secret to the dynamic provider
 * in plain, so without the mark its messages would tell it.
 */
export function secretsMark(args: object): pulumi.Inputs {
  const later = Object.entries(args).filter(([, value]) => holdsOutputs(value));
  if (later.length === 0) return {};
  const names = Promise.all(later.map(async ([name, value]) => ((await isSecret(value)) ? [name] : [])));
  return { [secretsKey]: names.then((all) => (all.flat().length > 0 ? all.flat().sort() : undefined)) };
}

async function isSecret(value: unknown): Promise<boolean> {
  try {
    return await pulumi.isSecret(pulumi.output(value));
  } catch {
    // The registration fails with the argument itself.
    return false;
  }
}

/** Plain values are no secret; to look through them is quicker than to make outputs of them. */
function holdsOutputs(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return true;
  return Object.values(value).some(holdsOutputs);
}
