import type { Observed } from "../../lifecycle/resourceType";
import { addressOf } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import { describeMute } from "../../live/muteOperations";
import { stillMuted } from "../mute/stillMuted";
import type { GroupMuteInputs, GroupMuteOutputs } from "../../properties/groupMute";
import { windowOf } from "../../properties/muteWindow";
import { lookedUpGroup } from "../lookedUpGroup";

/** Reads the mute of a group. */
export async function observe(
  client: LiveClient,
  id: string,
  props: Partial<GroupMuteOutputs>,
  isLookUp: boolean,
): Promise<Observed<GroupMuteInputs, GroupMuteOutputs>> {
  const group = isLookUp ? lookedUpGroup("GroupMute", id, props) : addressOf(props as GroupMuteOutputs);
  const state = await describeMute(client, group);
  const { mutedAll: muted, exempt } = state;
  // Exempt users have no effect in an open group, so what was declared stays.
  const exceptUsers = muted ? exempt : (props.exceptUsers ?? exempt);
  const managed = isLookUp ? state.mutedUsers : props.mutedUsers;
  const inputs: GroupMuteInputs = { ...group, muted, exceptUsers, ...stillMuted(state, managed), ...windowOf(props) };
  const { requestId } = props;
  return { inputs, outputs: requestId === undefined ? inputs : { ...inputs, requestId } };
}
