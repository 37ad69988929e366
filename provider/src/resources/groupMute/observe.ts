import type { Observed } from "../../lifecycle/resourceType";
import { addressOf } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import { describeMute } from "../../live/muteOperations";
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
  const { mutedAll: muted, exempt } = await describeMute(client, group);
  // Exempt users have no effect in an open group, so what was declared stays.
  const exceptUsers = muted ? exempt : (props.exceptUsers ?? exempt);
  const inputs: GroupMuteInputs = { ...group, muted, exceptUsers, ...windowOf(props) };
  const { requestId } = props;
  return { inputs, outputs: requestId === undefined ? inputs : { ...inputs, requestId } };
}
