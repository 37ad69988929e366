import { getMonitor } from "@pulumi/pulumi/runtime/settings";
import { getStackResource } from "@pulumi/pulumi/runtime/stack";

const noRun = {};

/**
 * Something of which each run has its own: one process may run several programs of the Automation API side by side, each
 * with its stack, and each `pulumi.runtime.setMocks` of a test file begins another run, which has no stack.
 */
export function perRun<T>(create: () => T): () => T {
  const ofRuns = new WeakMap<object, { readonly value: T }>();
  return () => {
    const run = getStackResource() ?? getMonitor() ?? noRun;
    const own = ofRuns.get(run) ?? { value: create() };
    ofRuns.set(run, own);
    return own.value;
  };
}
