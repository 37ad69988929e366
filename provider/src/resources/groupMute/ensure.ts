import { oneAtATime } from "../../handover/oneAtATime";
import { renewedAmong } from "../../handover/renewed";
import { muteOf } from "../../handover/subject";
import { failToTake } from "../../handover/takeover";
import { NotEnsuredError } from "../../lifecycle/resourceType";
import { mayHaveBeenApplied } from "../../live/errors";
import { addressOf } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import type { GroupMuteInputs, GroupMuteOutputs } from "../../properties/groupMute";
import { ensureMute } from "../mute/ensureMute";
import { whatMayBeMuted } from "../mute/whatMayBeMuted";
import { NotAsWantedError } from "../mute/notAsWanted";

/**
 * Makes the group what the inputs declare. What it was by state does not matter, since the group is observed, but for the
 * users muted one by one: those who are no longer declared are freed.
 */
export async function ensure(
  client: LiveClient,
  inputs: GroupMuteInputs,
  { requestId: lastRequestId, mutedUsers: usersBefore }: Partial<GroupMuteOutputs>,
): Promise<GroupMuteOutputs> {
  const group = addressOf(inputs);
  try {
    const work = () => ensureMute(client, group, inputs, usersBefore);
    const requestId = (await oneAtATime(muteOf(group), work)) ?? lastRequestId;
    return requestId === undefined ? { ...inputs } : { ...inputs, requestId };
  } catch (error) {
    const isLeftToThis = failToTake(muteOf(group));
    // State may not hold: the next run is to look.
    const isRenewed = renewedAmong([muteOf(group)]).size > 0;
    const isToSave = error instanceof NotAsWantedError || mayHaveBeenApplied(error) || isLeftToThis || isRenewed;
    if (!isToSave) throw error;
    const outputs: GroupMuteOutputs = { ...inputs, ...whatMayBeMuted(inputs, usersBefore) };
    throw new NotEnsuredError<GroupMuteOutputs>(outputs, [(error as Error).message], error);
  }
}
