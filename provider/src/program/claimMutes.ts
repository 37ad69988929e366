import type * as pulumi from "@pulumi/pulumi";
import { muteOf } from "../handover/subject";
import { claimGroups } from "./claimGroups";
import { tellTime } from "./tellDeclared";
import { tellLate } from "./tellLate";
import { tellMutedUsers } from "./tellMutedUsers";

/**
 * Takes the mutes of groups for a resource. See {@link claimGroups}.
 * @param mutedUsers the users of a group whom the resource mutes one by one
 */
export function claimMutes(
  owner: string,
  appId: pulumi.Input<string>,
  groupIds: pulumi.Input<pulumi.Input<string>[]>,
  mutedUsers: (groupId: string) => pulumi.Input<unknown> = () => undefined,
): pulumi.Input<string> {
  // Ids may be known later than the mute is looked at.
  tellTime();
  const tellKnown = tellLate(appId, groupIds);
  return claimGroups(muteOf, owner, appId, groupIds, {
    ofGroup: (group) => tellMutedUsers(group, mutedUsers(group.groupId)),
    atEnd: tellKnown,
  });
}
