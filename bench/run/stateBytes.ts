import type { StackState } from "../../tools/pulumi/pulumiProject";

/** Bytes of a group's resource in an exported state, on average; undefined if there is none. */
export function stateBytesPerGroup(state: StackState, groupIds: readonly string[]): number | undefined {
  const names = new Set(groupIds);
  const sizes = (state.deployment.resources ?? [])
    .filter(({ urn }) => names.has(urn.slice(urn.lastIndexOf("::") + 2)))
    .map((resource) => Buffer.byteLength(JSON.stringify(resource)));
  return sizes.length === 0 ? undefined : sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}
