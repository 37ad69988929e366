import * as pulumi from "@pulumi/pulumi";
import type { TypeDescription } from "../properties/property";
import { suggestion } from "../text/suggestion";
import { ownProviders } from "./ownProviders";

/** Options whose paths begin with the name of a property. */
export const pathOptions = ["ignoreChanges", "replaceOnChanges", "additionalSecretOutputs", "hideDiffs"] as const;

/**
 * A copy of the options of a resource, where each can have the effect that is meant.
 * @throws RunError for one that cannot
 */
export function engineOptions<Inputs extends object>(
  { name: type, properties, outputs, adoption = "it is adopted without a write" }: TypeDescription<Inputs>,
  owner: string,
  options: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  const refuse = (problem: string): pulumi.RunError => new pulumi.RunError(`${owner}: ${problem}`);
  if (options.import !== undefined) {
    throw refuse(
      "the option import does not work, since the engine cannot import dynamic resources. Leave it out and declare what " +
        `is there: ${adoption}.`,
    );
  }
  if (options.customTimeouts !== undefined) {
    void pulumi.log.warn(
      `${owner}: the option customTimeouts has no effect, since the engine does not hand it to dynamic resources. How long ` +
        "calls are tried is set by livemessage:totalTimeout.",
    );
  }
  ownProviders(owner, options);
  const names = [...Object.keys(properties), ...Object.keys(outputs)];
  for (const option of pathOptions) {
    for (const path of (options as Partial<Record<string, readonly string[]>>)[option] ?? []) {
      const [name = ""] = path.split(/[.[]/, 1);
      if (path.startsWith("*") || path.startsWith("[") || names.includes(name)) continue;
      throw refuse(`${option}: ${type} has no property ${JSON.stringify(name)}${suggestion(name, names)}`);
    }
  }
  return { ...options };
}
