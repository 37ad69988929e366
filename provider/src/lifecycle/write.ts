import {
  addressOf,
  type GroupMuteInputs,
  type GroupMuteOutputs,
  wantedMuteOf,
} from "../resources/groupMute/groupMuteState";
import type { LiveClient } from "../live/liveClient";
import { ensureMute } from "../resources/mute/ensureMute";
import { InitializationError, mayBeWritten } from "./initializationError";
import { oneAtATime } from "../handover/oneAtATime";

/** Makes the group what the inputs declare. A write that may have taken effect is not lost: the resource is saved. */
export async function write(
  client: LiveClient,
  inputs: GroupMuteInputs,
  lastRequestId: string | undefined,
): Promise<GroupMuteOutputs> {
  try {
    const group = addressOf(inputs);
    const { requestId = lastRequestId } = await oneAtATime(group, () =>
      ensureMute(client, group, wantedMuteOf(inputs)),
    );
    return requestId === undefined ? { ...inputs } : { ...inputs, requestId };
  } catch (error) {
    // A group whose lifting failed may still be muted, so that is what state says: a destroy then lifts it.
    throw mayBeWritten(error) ? new InitializationError(inputs, error, { ...inputs, muted: true }) : error;
  }
}
