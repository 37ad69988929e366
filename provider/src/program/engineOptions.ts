import * as pulumi from "@pulumi/pulumi";
import type { TypeDescription } from "../properties/property";
import { suggestion } from "../text/suggestion";
import { shown } from "../text/visible";
import { userPaths } from "./ignoredUsers";
import { ownProviders } from "./ownProviders";
import { kindOf } from "./plainValue";
import { refuseUnknownOptions } from "./unknownOptions";

/** Options whose paths begin with the name of a property. */
export const pathOptions = ["ignoreChanges", "replaceOnChanges", "additionalSecretOutputs", "hideDiffs"] as const;

/**
 * A copy of the options of a resource, where each can have the effect that is meant.
 * @throws RunError for one that cannot
 */
export function engineOptions<Inputs extends object>(
  { name: type, properties, outputs, adoption = "it is adopted without a write" }: TypeDescription<Inputs>,
  owner: string,
  given: pulumi.CustomResourceOptions | null = {},
): pulumi.CustomResourceOptions {
  const refuse = (problem: string): pulumi.RunError => new pulumi.RunError(`${owner}: ${problem}`);
  refuseUnknownOptions(owner, given);
  const options = { ...given };
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
  ownProviders(owner, type, options);
  const names = [...Object.keys(properties), ...Object.keys(outputs)];
  for (const option of pathOptions) {
    const paths = options[option];
    if (paths === undefined || paths === null) continue;
    if (!Array.isArray(paths)) throw refuse(`${option} must be a list of properties, not ${kindOf(paths)}`);
    // A property in brackets is the same to the engine.
    const plain = paths.map((path) => path.replace(/^\["([A-Za-z]+)"\]/, "$1"));
    for (const path of plain) {
      const [name = ""] = path.split(/[.[]/, 1);
      if (path.startsWith("*") || path.startsWith("[")) continue;
      if (!names.includes(name))
        throw refuse(`${option}: ${type} has no property ${shown(name)}${suggestion(name, names)}`);
      if (option === "additionalSecretOutputs" && path !== name) {
        throw refuse(
          `additionalSecretOutputs: ${path} is a part of a property, and the engine keeps whole ones secret: ${name}`,
        );
      }
    }
    options[option] = plain;
  }
  if (options.replaceOnChanges)
    options.replaceOnChanges = userPaths(owner, "replaceOnChanges", options.replaceOnChanges);
  return options;
}
