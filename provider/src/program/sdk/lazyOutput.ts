import type * as pulumi from "@pulumi/pulumi";

/**
 * Makes a property of a resource from the output that has its name, when it is first read. The SDK (3.248) makes five
 * promises for each `apply`, whether or not anybody reads what comes of it.
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
