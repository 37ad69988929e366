import * as pulumi from "@pulumi/pulumi";
import { nearest } from "../text/suggestion";
import { shown } from "../text/visible";
import { kindOf } from "./plainValue";

/** All options of a resource (@pulumi/pulumi 3.248.0). */
const known: readonly string[] = [
  "additionalSecretOutputs",
  "aliases",
  "customTimeouts",
  "deleteBeforeReplace",
  "deletedWith",
  "dependsOn",
  "envVarMappings",
  "hideDiffs",
  "hooks",
  "id",
  "ignoreChanges",
  "import",
  "parent",
  "pluginDownloadURL",
  "protect",
  "provider",
  "providers",
  "replaceOnChanges",
  "replaceWith",
  "replacementTrigger",
  "retainOnDelete",
  "transformations",
  "transforms",
  "urn",
  "version",
];

/**
 * The SDK passes over an option that it does not know, such as a misspelt `protect`. A later SDK may know more than these,
 * so one that is near to none of them passes.
 * @throws RunError for options that are none, and for a misspelt one
 */
export function refuseUnknownOptions(owner: string, options: unknown): void {
  if (options === undefined || options === null) return;
  const refuse = (problem: string): pulumi.RunError => new pulumi.RunError(`${owner}: ${problem}`);
  if (typeof options !== "object" || Array.isArray(options)) {
    throw refuse(`its options must be an object, not ${kindOf(options)}`);
  }
  for (const option of Object.keys(options)) {
    const meant = known.includes(option) ? undefined : nearest(option, known);
    if (meant !== undefined) throw refuse(`there is no option ${shown(option)}: did you mean ${shown(meant)}?`);
  }
}
