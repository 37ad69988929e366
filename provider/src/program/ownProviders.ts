import * as pulumi from "@pulumi/pulumi";

/** The engine's package of all dynamic resources, and so of the `Provider` of this package. */
const ownPackage = "pulumi-nodejs";

type Given = Pick<pulumi.ComponentResourceOptions, "provider" | "providers">;

/**
 * The option `provider` or `providers` for resources of a type, by the package that the engine knows them under. The SDK
 * passes over what is of another package, and the account of the stack would be used.
 * @param type the type of the resources, such as `GroupMute`
 * @returns all that are given
 * @throws RunError where none of those given can be an account of such resources, or more than one can
 */
export function ownProviders(
  owner: string,
  type: string,
  { provider, providers }: Given = {},
): pulumi.ProviderResource[] {
  const given = [...Object.values(providers ?? {}), ...(provider === undefined ? [] : [provider])];
  if (given.length === 0) return [];
  const own = new Set(given.filter((each) => packageOf(each) === ownPackage));
  if (own.size === 1) return [...given];
  const refuse = (problem: string): pulumi.RunError => new pulumi.RunError(`${owner}: ${problem}`);
  if (own.size > 1) throw refuse("more than one Provider is given. Give one account to each resource.");
  const packages = given.map((each) => packageOf(each) ?? "none at all");
  throw refuse(
    `no ${type} can use the provider of ${[...new Set(packages)].join(" and ")}. An account is a Provider of this ` +
      'package: import { Provider } from "pulumi-alicloud-livemessage".',
  );
}

/** The package of a provider, which the type declarations of the SDK leave out; undefined for anything else. */
export function packageOf(provider: unknown): string | undefined {
  // An output has every property, each an output.
  return pulumi.Resource.isInstance(provider) ? (provider as { getPackage?(): string }).getPackage?.() : undefined;
}
