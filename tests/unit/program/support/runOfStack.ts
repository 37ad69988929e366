import { createRequire } from "node:module";

const state = createRequire(__filename)("@pulumi/pulumi/runtime/state") as {
  withLocalStorage<T>(work: () => T): T;
  setStackResource(stack: object): void;
};
const settings = createRequire(__filename)("@pulumi/pulumi/runtime/settings") as { _setProject(name: string): void };
const config = createRequire(__filename)("@pulumi/pulumi/runtime/config") as {
  setAllConfig(values: Record<string, string>, secretKeys: string[]): void;
};

/** Runs what is one of several programs in this process, as the Automation API does: each has its stack. */
export function runOfStack<T>(
  work: () => T,
  values: Record<string, string>,
  { secretKeys = [], project = "shop" }: { secretKeys?: string[]; project?: string } = {},
): T {
  return state.withLocalStorage(() => {
    settings._setProject(project);
    config.setAllConfig(values, secretKeys);
    state.setStackResource({});
    return work();
  });
}
