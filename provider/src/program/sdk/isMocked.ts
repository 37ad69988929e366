import { getMonitor } from "@pulumi/pulumi/runtime/settings";

/**
 * Whether the program runs on the mocks of a unit test (`pulumi.runtime.setMocks`) instead of an engine. The SDK does not
 * tell; its monitor of a test is a `MockMonitor`, by name, since the test may have loaded another copy of the SDK.
 */
export function isMocked(): boolean {
  return getMonitor()?.constructor.name === "MockMonitor";
}
