import type { GroupAddress } from "./groupAddress";
import { groupParameters } from "./groupParameters";
import { type ListForm, listParameters } from "./listForm";
import type { LiveClient } from "./liveClient";
import { type MuteState, readMuteState } from "./muteState";
import { requestId, type RequestId } from "./requestId";

/** Who may speak in the group now. @throws GroupNotFoundError and other LiveErrors, as all functions here */
export async function describeMute(client: LiveClient, group: GroupAddress, signal?: AbortSignal): Promise<MuteState> {
  return readMuteState(await client.call("DescribeLiveMessageGroupBand", groupParameters(group), signal), group);
}

/** Mutes everybody but the exempt users. */
export async function banGroup(
  client: LiveClient,
  group: GroupAddress,
  exempt: readonly string[],
  form: ListForm,
): Promise<RequestId> {
  const parameters = { ...groupParameters(group), ...listParameters({ ExceptUsers: exempt }, form) };
  return requestId(await client.call("BanLiveMessageGroup", parameters));
}

/** Lifts the group mute. */
export async function unbanGroup(client: LiveClient, group: GroupAddress): Promise<RequestId> {
  return requestId(await client.call("UnbanLiveMessageGroup", groupParameters(group)));
}

/** Most users that one list of a call may name (API reference of each operation with a list). */
export const mostUsersPerCall = 30;

/** Mutes users one by one. @param users at least one and at most 30, as in freeUsers */
export async function muteUsers(
  client: LiveClient,
  group: GroupAddress,
  users: readonly string[],
  form: ListForm,
): Promise<RequestId> {
  const parameters = { ...groupParameters(group), ...listParameters({ BannedUsers: users }, form) };
  return requestId(await client.call("AddLiveMessageGroupBand", parameters));
}

/** Lifts the mutes of users who are muted one by one. */
export async function freeUsers(
  client: LiveClient,
  group: GroupAddress,
  users: readonly string[],
  form: ListForm,
): Promise<RequestId> {
  const parameters = { ...groupParameters(group), ...listParameters({ UnbannedUsers: users }, form) };
  return requestId(await client.call("RemoveLiveMessageGroupBand", parameters));
}

/** Sets the whole mute state in one call, the users muted individually included where they are given. */
export async function modifyMute(
  client: LiveClient,
  group: GroupAddress,
  state: Omit<MuteState, "mutedUsers"> & Partial<MuteState>,
  form: ListForm,
): Promise<RequestId> {
  // Three n's: so the parameter is spelled on the wire.
  const muted = state.mutedUsers === undefined ? {} : { BannnedUsers: state.mutedUsers };
  const lists = listParameters({ ...muted, ExceptUsers: state.exempt }, form);
  const parameters = { ...groupParameters(group), BannedAll: state.mutedAll, ...lists };
  return requestId(await client.call("ModifyLiveMessageGroupBand", parameters));
}
