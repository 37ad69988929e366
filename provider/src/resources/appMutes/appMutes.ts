import { muteOfKnown, usersMutedInKnown } from "../../handover/subject";
import type { ResourceType } from "../../lifecycle/resourceType";
import { appMutesDescription, type AppMutesInputs, type AppMutesOutputs } from "../../properties/appMutes";
import { groupKey } from "../../live/groupAddress";
import type { MuteEntries } from "../../properties/muteEntries";
import { hasWindow } from "../../properties/muteWindow";
import { isUnknown } from "../../properties/unknown";
import { tellTurns } from "../mute/tellTurns";
import { windowTurn } from "../mute/windowTurn";
import { lookUp } from "./lookUp";
import { ensure } from "./ensure";
import { observe } from "./observe";
import { remove } from "./remove";

/** The mutes of many groups of one app as one resource. */
export const appMutes: ResourceType<AppMutesInputs, AppMutesOutputs> = {
  ...appMutesDescription,
  id: ({ appId }) => appId,
  lookUp,
  subjects: ({ appId, groups }) => [...known(groups)].flatMap(([groupId]) => muteOfKnown(appId, groupId)),
  wanted: ({ appId, groups }) =>
    [...known(groups)].flatMap(([groupId, { muted, mutedUsers }]) => [
      ...(muted === false ? [] : muteOfKnown(appId, groupId)),
      ...usersMutedInKnown(appId, groupId, mutedUsers),
    ]),
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

function known(groups: MuteEntries | undefined): MuteEntries {
  return groups === undefined || isUnknown(groups) ? new Map() : groups;
}
