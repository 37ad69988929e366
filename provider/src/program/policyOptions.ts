import type * as pulumi from "@pulumi/pulumi";
import { createdGroupNames } from "../muteFile/groupToCreate";
import { messageGroupDescription } from "../properties/messageGroup";
import { pathOptions } from "./engineOptions";
import { ownProviders } from "./ownProviders";
import { refuseUnknownOptions } from "./unknownOptions";

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
  refuseUnknownOptions(owner, options);
  const given = Object.entries(options);
  const own = given.filter(([name]) => !optionsOfChildren.has(name) && name !== "provider");
  return {
    // A list, since the SDK then knows each by its package, whatever the program calls it.
    own: { ...Object.fromEntries(own), providers: ownProviders(owner, "GroupMute", options) },
    children: Object.fromEntries(given.filter(([name]) => optionsOfChildren.has(name))),
  };
}

/** Options of a policy for the groups that it makes: paths into properties of its mutes are not for them. */
export function forGroups(options: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  return withPaths(options, (name) => !/^\w/.test(name) || Object.hasOwn(messageGroupDescription.properties, name));
}

/** Options of a policy for its mutes. Where it makes groups, paths into properties that only these have are for them alone. */
export function forMutes(options: pulumi.CustomResourceOptions, makesGroups: boolean): pulumi.CustomResourceOptions {
  if (!makesGroups) return options;
  return withPaths(options, (name) => !(createdGroupNames as string[]).includes(name));
}

/** Options with the paths that begin with such a name. */
function withPaths(
  options: pulumi.CustomResourceOptions,
  isFor: (name: string) => boolean,
): pulumi.CustomResourceOptions {
  const paths = pathOptions.flatMap((option) => {
    const given = (options as Partial<Record<string, string[]>>)[option];
    return given === undefined ? [] : [[option, given.filter((path) => isFor(path.split(/[.[]/, 1)[0]!))] as const];
  });
  return { ...options, ...Object.fromEntries(paths) };
}
