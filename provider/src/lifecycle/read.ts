import { toExemptUsers } from "../properties/exemptUsers";
import {
  addressOf,
  type GroupMuteInputs,
  type GroupMuteOutputs,
  parseGroupMuteId,
} from "../resources/groupMute/groupMuteState";
import { isGroupNotFound } from "../live/errors";
import type { LiveClient } from "../live/liveClient";
import { describeMute } from "../live/muteOperations";
import { PackageError } from "../errors/packageError";

/** What the engine gets of a group; without an id where the group is gone. */
export interface ReadMute {
  readonly id?: string;
  readonly props?: GroupMuteOutputs;
  readonly inputs?: GroupMuteInputs;
}

/** The id names no group. */
export class MalformedIdError extends PackageError {
  static override readonly kind = "MalformedIdError";
}

/** Reads a group for a refresh, or for GroupMute.get, whose properties hold no mute yet. */
export async function read(client: LiveClient, id: string, props: Partial<GroupMuteOutputs>): Promise<ReadMute> {
  const isGet = props.muted === undefined;
  const group = isGet ? { ...parseId(id), ...dataCenterOf(props) } : addressOf(props as GroupMuteOutputs);
  try {
    const state = await describeMute(client, group);
    const muted = state.mutedAll;
    // Exempt users have no effect in an open group, so what was declared stays.
    const exceptUsers = muted ? toExemptUsers(state.exempt) : (props.exceptUsers ?? toExemptUsers(state.exempt));
    const inputs: GroupMuteInputs = { ...addressOf(group), muted, exceptUsers };
    const { requestId } = props;
    return { id, inputs, props: requestId === undefined ? { ...inputs } : { ...inputs, requestId } };
  } catch (error) {
    if (isGroupNotFound(error) && !isGet) return {};
    throw error;
  }
}

function dataCenterOf({ dataCenter }: Partial<GroupMuteOutputs>): { dataCenter?: string } {
  return dataCenter === undefined ? {} : { dataCenter };
}

function parseId(id: string) {
  const group = parseGroupMuteId(id);
  if (!group) throw new MalformedIdError(`${JSON.stringify(id)} is no id of a GroupMute, which is <appId>/<groupId>`);
  return group;
}
