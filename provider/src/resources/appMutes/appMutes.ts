import { muteOfKnown, type Subject } from "../../handover/subject";
import type { ResourceType } from "../../lifecycle/resourceType";
import { appMutesDescription, type AppMutesInputs, type AppMutesOutputs } from "../../properties/appMutes";
import { groupKey } from "../../live/groupAddress";
import type { MuteEntry } from "../../properties/muteEntries";
import { hasWindow } from "../../properties/muteWindow";
import { isUnknown } from "../../properties/unknown";
import { tellTurns } from "../mute/tellTurns";
import { windowTurn } from "../mute/windowTurn";
import { ensure } from "./ensure";
import { observe } from "./observe";
import { remove } from "./remove";

/** The mutes of many groups of one app as one resource. */
export const appMutes: ResourceType<AppMutesInputs, AppMutesOutputs> = {
  ...appMutesDescription,
  id: ({ appId }) => appId,
  subjects: (inputs) => subjectsOf(inputs, () => true),
  wanted: (inputs) => subjectsOf(inputs, ({ muted }) => muted !== false),
  explain({ appId, groups }, before, now) {
    if (appId === undefined || groups === undefined || [appId, groups].some(isUnknown)) return;
    const withWindow = [...groups].filter(([, entry]) => !isUnknown(entry) && hasWindow(entry));
    if (withWindow.length === 0) return;
    const olds = before().groups;
    tellTurns(
      withWindow.flatMap(([groupId, entry]) =>
        windowTurn(groupKey({ appId, groupId }), olds?.get(groupId), entry, now()),
      ),
    );
  },
  observe,
  ensure,
  remove,
};

function subjectsOf({ appId, groups }: Partial<AppMutesInputs>, isMeant: (entry: MuteEntry) => boolean): Subject[] {
  if (groups === undefined || isUnknown(groups)) return [];
  return [...groups].filter(([, entry]) => isMeant(entry)).flatMap(([groupId]) => muteOfKnown(appId, groupId));
}
