import { groupOfKnown } from "../../handover/subject";
import type { ResourceType } from "../../lifecycle/resourceType";
import { groupKey } from "../../live/groupAddress";
import { messageGroupDescription, type MessageGroupInputs } from "../../properties/messageGroup";
import { lookUpInDataCenter } from "../lookUpInDataCenter";
import { ensure } from "./ensure";
import { observe } from "./observe";
import { remove } from "./remove";

/** A message group itself as a resource. */
export const messageGroup: ResourceType<MessageGroupInputs> = {
  ...messageGroupDescription,
  id: groupKey,
  lookUp: lookUpInDataCenter,
  subjects: ({ appId, groupId }) => groupOfKnown(appId, groupId),
  wanted: ({ appId, groupId }) => groupOfKnown(appId, groupId),
  observe,
  ensure,
  remove,
};
