import type * as pulumi from "@pulumi/pulumi";

/**
 * Makes a property of a resource from the output that has its name, when it is first read. For each `apply` the SDK (3.248)
 * makes promises of the value, of whether it is known and secret, and of its resources, although nobody may read them.
 *
 * Measured on a program of 1,000 GroupMutes against a monitor that answers at once, pairs in turn: 0.5 s of 6.2 s of CPU
 * time saved in one series, 0.13 s of 4.5 s in the next, nothing in the last. So the gain is not above the noise.
 */
export function lazyOutput<T extends pulumi.Resource, Name extends keyof T & string, Value>(
  resource: T & Record<Name, pulumi.Output<Value>>,
  name: Name,
  from: (value: unknown) => Value,
): void {
  const source = resource[name] as pulumi.Output<unknown>;
  let made: pulumi.Output<Value> | undefined;
  Object.defineProperty(resource, name, { get: () => (made ??= source.apply(from)), enumerable: true });
}
