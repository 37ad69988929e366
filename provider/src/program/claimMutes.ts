import type * as pulumi from "@pulumi/pulumi";
import { muteOf } from "../handover/subject";
import { claimGroups } from "./claimGroups";
import { tellTime } from "./tellDeclared";

/** Takes the mutes of groups for a resource. See {@link claimGroups}. */
export function claimMutes(
  owner: string,
  appId: pulumi.Input<string>,
  groupIds: pulumi.Input<pulumi.Input<string>[]>,
): pulumi.Input<string> {
  // Ids may be known later than the mute is looked at.
  tellTime();
  return claimGroups(muteOf, owner, appId, groupIds);
}
