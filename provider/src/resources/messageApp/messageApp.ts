import { appNamed, type Subject } from "../../handover/subject";
import type { ResourceType } from "../../lifecycle/resourceType";
import { messageAppDescription, type MessageAppInputs, type MessageAppOutputs } from "../../properties/messageApp";
import { isUnknown } from "../../properties/unknown";
import { lookUpInDataCenter } from "../lookUpInDataCenter";
import { ensure } from "./ensure";
import { observe } from "./observe";
import { remove } from "./remove";

/** An app as a resource. */
export const messageApp: ResourceType<MessageAppInputs, MessageAppOutputs> = {
  ...messageAppDescription,
  id: ({ appId }) => appId,
  lookUp: lookUpInDataCenter,
  subjects: subjectsOf,
  wanted: subjectsOf,
  observe,
  ensure,
  remove,
};

function subjectsOf({ appName }: Partial<MessageAppInputs>): Subject[] {
  return appName === undefined || isUnknown(appName) ? [] : [appNamed(appName)];
}
