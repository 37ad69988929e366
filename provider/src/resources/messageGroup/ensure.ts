import { oneAtATime } from "../../handover/oneAtATime";
import { groupOf } from "../../handover/subject";
import { NotEnsuredError } from "../../lifecycle/resourceType";
import { mayHaveBeenApplied } from "../../live/errors";
import { addressOf } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import type { MessageGroupInputs } from "../../properties/messageGroup";
import { GroupWriting } from "./groupWriting";

/**
 * Makes the group what the inputs declare. One that the service has already is this resource's where state knows it, and
 * else taken over only where the inputs ask for it.
 */
export async function ensure(
  client: LiveClient,
  inputs: MessageGroupInputs,
  olds: Partial<MessageGroupInputs>,
): Promise<MessageGroupInputs> {
  const group = addressOf(inputs);
  const writing = new GroupWriting(client, group, inputs, { isOwn: olds.groupId !== undefined });
  try {
    await oneAtATime(groupOf(group), () => writing.run());
    return { ...inputs };
  } catch (error) {
    if (!writing.hasWritten && !mayHaveBeenApplied(error)) throw error;
    throw new NotEnsuredError(inputs, [(error as Error).message], error);
  }
}
