import type * as pulumi from "@pulumi/pulumi";
import { ownProviders } from "./ownProviders";

/** Options that mean nothing for a component itself: the engine passes over them, or warns that they have no effect. */
const optionsOfChildren = new Set([
  "additionalSecretOutputs",
  "deletedWith",
  "ignoreChanges",
  "import",
  "replaceOnChanges",
  "retainOnDelete",
]);

/**
 * The options of a policy: its own, and those that each of its children gets.
 * @throws RunError for a provider that its children cannot use
 */
export function policyOptions(
  owner: string,
  options: pulumi.ComponentResourceOptions = {},
): { own: pulumi.ComponentResourceOptions; children: pulumi.CustomResourceOptions } {
  const given = Object.entries(options);
  const own = given.filter(([name]) => !optionsOfChildren.has(name) && name !== "provider");
  return {
    // A list, since the SDK then knows each by its package, whatever the program calls it.
    own: { ...Object.fromEntries(own), providers: ownProviders(owner, options) },
    children: Object.fromEntries(given.filter(([name]) => optionsOfChildren.has(name))),
  };
}
