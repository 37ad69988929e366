import type { StackState } from "../../tools/pulumi/pulumiProject";

/** Bytes of the resources in an exported state for each group, without the stack and the providers; undefined if there are none. */
export function stateBytesPerGroup(state: StackState, groups: number): number | undefined {
  const sizes = (state.deployment.resources ?? [])
    .filter(({ type }) => !/^pulumi:(pulumi:Stack$|providers:)/.test(type))
    .map((resource) => Buffer.byteLength(JSON.stringify(resource)));
  return sizes.length === 0 ? undefined : sizes.reduce((sum, size) => sum + size, 0) / groups;
}
