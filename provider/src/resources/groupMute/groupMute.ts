import { muteOfKnown } from "../../handover/subject";
import type { ResourceType } from "../../lifecycle/resourceType";
import { groupKey } from "../../live/groupAddress";
import { groupMuteDescription, type GroupMuteInputs, type GroupMuteOutputs } from "../../properties/groupMute";
import { ensure } from "./ensure";
import { observe } from "./observe";
import { remove } from "./remove";

/** The mute of one group as a resource. */
export const groupMute: ResourceType<GroupMuteInputs, GroupMuteOutputs> = {
  ...groupMuteDescription,
  id: groupKey,
  subjects: ({ appId, groupId }) => muteOfKnown(appId, groupId),
  wanted: ({ appId, groupId, muted }) => (muted === false ? [] : muteOfKnown(appId, groupId)),
  observe,
  ensure,
  remove,
};
