import type * as pulumi from "@pulumi/pulumi";
import { checkCreated } from "../muteFile/groupToCreate";
import type { Problem } from "../muteFile/problem";
import type { ResolvedGroup } from "../muteFile/resolvePolicy";
import { isLater } from "./isLater";
import { MessageGroup } from "./messageGroup";
import { forGroups } from "./policyOptions";

type Users = pulumi.Input<pulumi.Input<string | number>[]>;
type GroupOfPolicy = ResolvedGroup<pulumi.Input<string>, pulumi.Input<boolean>, Users>;

/** Declares the groups that a policy makes. They have the names of their entries, and the options of the policy. */
export function createGroups(
  policy: string,
  groups: readonly GroupOfPolicy[],
  opts: pulumi.CustomResourceOptions,
): Record<string, MessageGroup> {
  const ofGroups = forGroups(opts);
  const created = groups.flatMap(({ entry, toCreate, appId, groupId, dataCenter, retainOnDelete }) => {
    if (toCreate === undefined) return [];
    const address = { appId, groupId, ...(dataCenter === undefined ? {} : { dataCenter }) };
    // A mute that stays needs its group.
    const options = retainOnDelete === undefined ? ofGroups : { ...ofGroups, retainOnDelete };
    return [[entry, new MessageGroup(`${policy}/${entry}`, { ...address, ...toCreate }, options)] as const];
  });
  return Object.fromEntries(created);
}

/** What is wrong with a group that the policy makes, where it is plain; of the rest the check of the resource tells. */
export function createdProblems({ entry, toCreate = {} }: GroupOfPolicy): Problem[] {
  const plain = Object.entries(toCreate).filter(
    ([, value]) => !isLater(value) && !(Array.isArray(value) && value.some(isLater)),
  );
  return checkCreated(entry, Object.fromEntries(plain));
}
