import type { Observed } from "../../lifecycle/resourceType";
import { addressOf } from "../../live/groupAddress";
import { describeGroup } from "../../live/groupOperations";
import type { LiveClient } from "../../live/liveClient";
import type { MessageGroupInputs } from "../../properties/messageGroup";
import { lookedUpGroup } from "../lookedUpGroup";
import { deletedGroupNotFound } from "./deletedGroup";

/** Reads a group. @throws GroupNotFoundError where it is not there, or was deleted */
export async function observe(
  client: LiveClient,
  id: string,
  props: Partial<MessageGroupInputs>,
  isLookUp: boolean,
): Promise<Observed<MessageGroupInputs, MessageGroupInputs>> {
  const group = isLookUp ? lookedUpGroup("MessageGroup", id, props) : addressOf(props as MessageGroupInputs);
  const found = await describeGroup(client, group);
  if (found.isDeleted) throw deletedGroupNotFound(group, found);
  const { groupName, groupInfo, administrators, creatorId } = found;
  const { adopt = false, recover = false } = props;
  const inputs = { ...group, groupName, groupInfo, administrators, creatorId, adopt, recover };
  return { inputs, outputs: inputs };
}
