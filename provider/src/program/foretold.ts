import type * as pulumi from "@pulumi/pulumi";
import { idText } from "../properties/idText";

/** Outputs that will repeat an argument of their resource, by what that argument is. */
const repeating = new WeakMap<object, unknown>();

/** Notes that an output will be what another value is, such as the argument of its resource. */
export function foretell(output: unknown, value: pulumi.Input<unknown>): void {
  const known = foretold(value);
  if (known !== undefined && typeof output === "object" && output !== null) repeating.set(output, known);
}

/** The id that a value is, or will be; undefined where nobody can tell yet. */
export function foretold(value: pulumi.Input<unknown>): string | undefined {
  const known = typeof value === "object" && value !== null ? repeating.get(value) : idText(value);
  return typeof known === "string" && known !== "" ? known : undefined;
}
