import type { Observed } from "../../lifecycle/resourceType";
import { addressOf } from "../../live/groupAddress";
import { describeLiveGroup } from "../../live/deletedGroup";
import type { LiveClient } from "../../live/liveClient";
import type { MessageGroupInputs } from "../../properties/messageGroup";
import { lookedUpGroup } from "../lookedUpGroup";

/** Reads a group. @throws GroupNotFoundError where it is not there, or was deleted */
export async function observe(
  client: LiveClient,
  id: string,
  props: Partial<MessageGroupInputs>,
  isLookUp: boolean,
): Promise<Observed<MessageGroupInputs, MessageGroupInputs>> {
  const group = isLookUp ? lookedUpGroup("MessageGroup", id, props) : addressOf(props as MessageGroupInputs);
  const { groupName, groupInfo, administrators, creatorId } = await describeLiveGroup(client, group);
  const { adopt = false, recover = false } = props;
  const inputs = { ...group, groupName, groupInfo, administrators, creatorId, adopt, recover };
  return { inputs, outputs: inputs };
}
