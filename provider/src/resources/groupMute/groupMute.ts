import { muteOfKnown, usersMutedInKnown } from "../../handover/subject";
import type { ResourceType } from "../../lifecycle/resourceType";
import { groupKey } from "../../live/groupAddress";
import { groupMuteDescription, type GroupMuteInputs, type GroupMuteOutputs } from "../../properties/groupMute";
import { hasWindow } from "../../properties/muteWindow";
import { isUnknown } from "../../properties/unknown";
import { tellTurns } from "../mute/tellTurns";
import { windowTurn } from "../mute/windowTurn";
import { ensure } from "./ensure";
import { lookUp } from "./lookUp";
import { observe } from "./observe";
import { remove } from "./remove";

/** The mute of one group as a resource. */
export const groupMute: ResourceType<GroupMuteInputs, GroupMuteOutputs> = {
  ...groupMuteDescription,
  id: groupKey,
  lookUp,
  subjects: ({ appId, groupId }) => muteOfKnown(appId, groupId),
  wanted: ({ appId, groupId, muted, mutedUsers }) => [
    ...(muted === false ? [] : muteOfKnown(appId, groupId)),
    ...usersMutedInKnown(appId, groupId, mutedUsers),
  ],
  explain({ appId, groupId, ...mute }, before, now) {
    if (!hasWindow(mute) || appId === undefined || groupId === undefined || [appId, groupId].some(isUnknown)) return;
    tellTurns(windowTurn(groupKey({ appId, groupId }), before(), mute, now()));
  },
  observe,
  ensure,
  remove,
};
