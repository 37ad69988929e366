import type * as pulumi from "@pulumi/pulumi";
import { muteOf } from "../handover/subject";
import { claimGroups } from "./claimGroups";

/** Takes the mutes of groups for a resource. See {@link claimGroups}. */
export function claimMutes(
  owner: string,
  appId: pulumi.Input<string>,
  groupIds: pulumi.Input<pulumi.Input<string>[]>,
): pulumi.Input<string> {
  return claimGroups(muteOf, owner, appId, groupIds);
}
