import {
  addressOf,
  type GroupMuteInputs,
  type GroupMuteOutputs,
  groupMuteId,
} from "../resources/groupMute/groupMuteState";
import type { LiveClient } from "../live/liveClient";
import { noteCreated, wantMuted } from "../handover/wantedGroups";
import { write } from "./write";
import { PackageError } from "../errors/packageError";

/** Another resource of the same program has the group already. */
export class DuplicateGroupError extends PackageError {
  static override readonly kind = "DuplicateGroupError";
}

/** Makes the group what the inputs declare; a group that is so already is adopted without a write. */
export async function create(
  client: LiveClient,
  inputs: GroupMuteInputs,
): Promise<{ id: string; outs: GroupMuteOutputs }> {
  const group = addressOf(inputs);
  const id = groupMuteId(group);
  if (!noteCreated(group)) {
    throw new DuplicateGroupError(
      `Two resources of this program declare the group ${JSON.stringify(group.groupId)} of app ` +
        `${JSON.stringify(group.appId)}: keep one GroupMute per group.`,
    );
  }
  if (inputs.muted) wantMuted(group);
  return { id, outs: await write(client, inputs, undefined) };
}
