import { muteOf } from "../../handover/subject";
import type { ResourceType } from "../../lifecycle/resourceType";
import { groupKey } from "../../live/groupAddress";
import { groupMuteDescription, type GroupMuteInputs, type GroupMuteOutputs } from "../../properties/groupMute";
import { isUnknown } from "../../properties/unknown";
import { lift } from "../mute/lift";
import { ensure } from "./ensure";
import { observe } from "./observe";

/** The mute of one group as a resource. */
export const groupMute: ResourceType<GroupMuteInputs, GroupMuteOutputs> = {
  ...groupMuteDescription,
  id: groupKey,
  subjects: ({ appId, groupId }) => (isId(appId) && isId(groupId) ? [muteOf({ appId, groupId })] : []),
  keeps: ({ muted }) => muted !== false,
  observe,
  ensure,
  // A resource that only kept a group open has nothing to lift.
  remove: async (client, props) => {
    if (props.muted !== false) await lift(client, props);
  },
};

function isId(value: unknown): value is string {
  return typeof value === "string" && !isUnknown(value);
}
