import { PackageError } from "../../errors/packageError";
import type { Observed } from "../../lifecycle/resourceType";
import { addressOf, type GroupAddress, parseGroupKey } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import { describeMute } from "../../live/muteOperations";
import type { GroupMuteInputs, GroupMuteOutputs } from "../../properties/groupMute";
import { windowOf } from "../../properties/muteWindow";

/** The id names no group. */
class MalformedIdError extends PackageError {
  static override readonly kind = "MalformedIdError";
}

/** Reads the mute of a group. */
export async function observe(
  client: LiveClient,
  id: string,
  props: Partial<GroupMuteOutputs>,
  isLookUp: boolean,
): Promise<Observed<GroupMuteInputs, GroupMuteOutputs>> {
  const group = addressOf(isLookUp ? { ...parseId(id), ...dataCenterOf(props) } : (props as GroupMuteOutputs));
  const { mutedAll: muted, exempt } = await describeMute(client, group);
  // Exempt users have no effect in an open group, so what was declared stays.
  const exceptUsers = muted ? exempt : (props.exceptUsers ?? exempt);
  const inputs: GroupMuteInputs = { ...group, muted, exceptUsers, ...windowOf(props) };
  const { requestId } = props;
  return { inputs, outputs: requestId === undefined ? inputs : { ...inputs, requestId } };
}

function dataCenterOf({ dataCenter }: Partial<GroupMuteOutputs>): { dataCenter?: string } {
  return dataCenter === undefined ? {} : { dataCenter };
}

function parseId(id: string): GroupAddress {
  const group = parseGroupKey(id);
  if (!group) throw new MalformedIdError(`${JSON.stringify(id)} is no id of a GroupMute, which is <appId>/<groupId>`);
  return group;
}
