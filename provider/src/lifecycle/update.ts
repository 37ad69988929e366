import type { GroupMuteInputs, GroupMuteOutputs } from "../resources/groupMute/groupMuteState";
import type { LiveClient } from "../live/liveClient";
import { write } from "./write";

/** Makes the group what the new inputs declare. What the old ones were does not matter: the group is observed. */
export async function update(
  client: LiveClient,
  olds: Partial<GroupMuteOutputs>,
  news: GroupMuteInputs,
): Promise<{ outs: GroupMuteOutputs }> {
  return { outs: await write(client, news, olds.requestId) };
}
