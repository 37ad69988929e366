import type * as pulumi from "@pulumi/pulumi";
import type { TypeDescription } from "../properties/property";

/** A copy of arguments to register, since the base class changes what it is given; every output needs its key in it. */
export function registeredProperties<Inputs extends object>(
  { properties, outputs, providerText }: TypeDescription<Inputs>,
  args: object,
): pulumi.Inputs {
  const keys = [...Object.keys(properties), ...Object.keys(outputs)];
  const absent = Object.fromEntries(keys.map((key) => [key, undefined]));
  return {
    ...absent,
    ...args,
    ...Object.fromEntries(Object.keys(outputs).map((key) => [key, undefined])),
    __provider: providerText,
  };
}
