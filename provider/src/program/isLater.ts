import * as pulumi from "@pulumi/pulumi";

/** Whether a value is known only later. */
export function isLater<T>(value: pulumi.Input<T>): value is pulumi.Output<T> | Promise<T> {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}
