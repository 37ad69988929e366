import { muteOfKnown, type Subject } from "../../handover/subject";
import type { ResourceType } from "../../lifecycle/resourceType";
import { appMutesDescription, type AppMutesInputs, type AppMutesOutputs } from "../../properties/appMutes";
import type { MuteEntry } from "../../properties/muteEntries";
import { isUnknown } from "../../properties/unknown";
import { ensure } from "./ensure";
import { observe } from "./observe";
import { remove } from "./remove";

/** The mutes of many groups of one app as one resource. */
export const appMutes: ResourceType<AppMutesInputs, AppMutesOutputs> = {
  ...appMutesDescription,
  id: ({ appId }) => appId,
  subjects: (inputs) => subjectsOf(inputs, () => true),
  wanted: (inputs) => subjectsOf(inputs, ({ muted }) => muted !== false),
  observe,
  ensure,
  remove,
};

function subjectsOf({ appId, groups }: Partial<AppMutesInputs>, isMeant: (entry: MuteEntry) => boolean): Subject[] {
  if (groups === undefined || isUnknown(groups)) return [];
  return [...groups].filter(([, entry]) => isMeant(entry)).flatMap(([groupId]) => muteOfKnown(appId, groupId));
}
