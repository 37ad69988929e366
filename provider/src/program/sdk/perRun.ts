import { getStackResource } from "@pulumi/pulumi/runtime/stack";

const noStack = {};

/** Something of which each run has its own: one process may run several programs, each with its stack. */
export function perRun<T>(create: () => T): () => T {
  const ofRuns = new WeakMap<object, { readonly value: T }>();
  return () => {
    const run = getStackResource() ?? noStack;
    const own = ofRuns.get(run) ?? { value: create() };
    ofRuns.set(run, own);
    return own.value;
  };
}
