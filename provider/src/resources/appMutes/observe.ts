import type { Observed } from "../../lifecycle/resourceType";
import { isGroupNotFound } from "../../live/errors";
import { addressOf } from "../../live/groupAddress";
import { allGroupIds } from "../../live/listGroupIds";
import type { LiveClient } from "../../live/liveClient";
import { describeMute } from "../../live/muteOperations";
import type { AppMutesInputs, AppMutesOutputs } from "../../properties/appMutes";
import type { MuteEntry } from "../../properties/muteEntries";
import { windowOf } from "../../properties/muteWindow";
import { failureReasons, GroupsFailedError } from "./failures";
import { stillMuted } from "../mute/stillMuted";
import { sideBySide } from "./sideBySide";

/**
 * Reads the mutes of all groups in state. One that is gone leaves the map. A look-up by id reads the groups that the
 * program names, or all of the app.
 * @throws GroupsFailedError where groups could not be read
 */
export async function observe(
  client: LiveClient,
  id: string,
  props: Partial<AppMutesOutputs>,
  isLookUp: boolean,
): Promise<Observed<AppMutesInputs, AppMutesOutputs>> {
  const { dataCenter, groups: entries } = props;
  const app = { appId: isLookUp ? id : (props.appId ?? id), ...(dataCenter === undefined ? {} : { dataCenter }) };
  const known = entries === undefined ? (await allGroupIds(client, app)).map(unread) : [...entries];
  // Of the groups that the service has listed, one may be gone meanwhile.
  const mayBeGone = !isLookUp || entries === undefined;
  const { done, failures } = await sideBySide(known, async (groupId) => {
    try {
      return await describeMute(client, addressOf({ ...app, groupId }));
    } catch (error) {
      if (mayBeGone && isGroupNotFound(error)) return undefined;
      throw error;
    }
  });
  if (failures.length > 0)
    throw new GroupsFailedError(failureReasons(failures).join("\n"), { cause: failures[0]?.error });
  const groups = new Map<string, MuteEntry>();
  for (const [groupId, mute] of done) {
    if (mute === undefined) continue;
    const { mutedAll: muted, exempt } = mute;
    const {
      exceptUsers = [],
      mutedUsers,
      retainOnDelete,
      ...declared
    }: Partial<MuteEntry> = entries?.get(groupId) ?? {};
    groups.set(groupId, {
      muted,
      // Exempt users have no effect in an open group, so what was declared stays.
      exceptUsers: muted ? exempt : exceptUsers,
      ...stillMuted(mute, isLookUp ? mute.mutedUsers : mutedUsers),
      ...windowOf(declared),
      ...(retainOnDelete === true ? { retainOnDelete } : {}),
    });
  }
  const inputs = { ...app, groups };
  return { inputs, outputs: inputs };
}

/** A group of which nothing is known but that the app has it. */
function unread(groupId: string): [groupId: string, entry: undefined] {
  return [groupId, undefined];
}
