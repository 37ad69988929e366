import type * as pulumi from "@pulumi/pulumi";
import { muteOf } from "../handover/subject";
import { claimGroups } from "./claimGroups";
import { tellDeclared, tellMayDeclare, tellTime } from "./tellDeclared";
import { tellLate } from "./tellLate";
import { tellMutedUsers } from "./tellMutedUsers";

/** What is known of the mutes that a resource takes, beside their groups. */
interface MutesToClaim {
  /** The users of a group whom the resource mutes one by one. */
  readonly mutedUsers?: (groupId: string) => pulumi.Input<unknown>;
  /** Whether the engine may take a group away, since changes of it are to be ignored. */
  readonly mayLose?: (groupId: string) => boolean;
}

/** Takes the mutes of groups for a resource. See {@link claimGroups}. */
export function claimMutes(
  owner: string,
  appId: pulumi.Input<string>,
  groupIds: pulumi.Input<pulumi.Input<string>[]>,
  { mutedUsers = () => undefined, mayLose = () => false }: MutesToClaim = {},
): pulumi.Input<string> {
  // Ids may be known later than the mute is looked at.
  tellTime();
  const tellKnown = tellLate(appId, groupIds);
  return claimGroups(muteOf, owner, appId, groupIds, {
    tell(group) {
      if (mayLose(group.groupId)) return tellMayDeclare(muteOf(group));
      tellDeclared(muteOf(group));
      tellMutedUsers(group, mutedUsers(group.groupId));
    },
    atEnd: tellKnown,
  });
}
