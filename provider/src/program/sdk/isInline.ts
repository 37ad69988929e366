import * as state from "@pulumi/pulumi/runtime/state";

/**
 * Whether the program is a function of a script of the Automation API. The SDK (3.248) runs each of these in a store of
 * its own, and its type declarations leave that out.
 */
export function isInline(): boolean {
  return (state as { getLocalStore?(): unknown }).getLocalStore?.() !== undefined;
}
