import { oneAtATime } from "../../handover/oneAtATime";
import { muteOf } from "../../handover/subject";
import { NotEnsuredError } from "../../lifecycle/resourceType";
import { mayHaveBeenApplied } from "../../live/errors";
import { addressOf } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import type { GroupMuteInputs, GroupMuteOutputs } from "../../properties/groupMute";
import { ensureMute } from "../mute/ensureMute";
import { NotAsWantedError } from "../mute/notAsWanted";

/** Makes the group what the inputs declare. What it was by state does not matter: the group is observed. */
export async function ensure(
  client: LiveClient,
  inputs: GroupMuteInputs,
  { requestId: lastRequestId }: Partial<GroupMuteOutputs>,
): Promise<GroupMuteOutputs> {
  try {
    const group = addressOf(inputs);
    const requestId = (await oneAtATime(muteOf(group), () => ensureMute(client, group, inputs))) ?? lastRequestId;
    return requestId === undefined ? { ...inputs } : { ...inputs, requestId };
  } catch (error) {
    if (!(error instanceof NotAsWantedError) && !mayHaveBeenApplied(error)) throw error;
    // A group whose lifting failed may still be muted, so that is what state says: a destroy then lifts it.
    throw new NotEnsuredError<GroupMuteOutputs>({ ...inputs, muted: true }, [(error as Error).message], error);
  }
}
