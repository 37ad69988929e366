import type { GroupAddress } from "./groupAddress";
import { type ListForm, listParameters } from "./listForm";
import type { LiveClient } from "./liveClient";
import { type MuteState, readMuteState } from "./muteState";

/** The RequestId of a write. */
export type RequestId = string;

/** Who may speak in the group now. @throws GroupNotFoundError and other LiveErrors, as all functions here */
export async function describeMute(client: LiveClient, group: GroupAddress, signal?: AbortSignal): Promise<MuteState> {
  return readMuteState(await client.call("DescribeLiveMessageGroupBand", toParameters(group), signal), group);
}

/** Mutes everybody but the exempt users. */
export async function banGroup(
  client: LiveClient,
  group: GroupAddress,
  exempt: readonly string[],
  form: ListForm,
): Promise<RequestId> {
  const parameters = { ...toParameters(group), ...listParameters({ ExceptUsers: exempt }, form) };
  return requestId(await client.call("BanLiveMessageGroup", parameters));
}

/** Lifts the group mute. */
export async function unbanGroup(client: LiveClient, group: GroupAddress): Promise<RequestId> {
  return requestId(await client.call("UnbanLiveMessageGroup", toParameters(group)));
}

/** Sets the whole mute state in one call, the users muted individually included. */
export async function modifyMute(
  client: LiveClient,
  group: GroupAddress,
  state: MuteState,
  form: ListForm,
): Promise<RequestId> {
  // Three n's: so the parameter is spelled on the wire.
  const lists = listParameters({ BannnedUsers: state.mutedUsers, ExceptUsers: state.exempt }, form);
  const parameters = { ...toParameters(group), BannedAll: state.mutedAll, ...lists };
  return requestId(await client.call("ModifyLiveMessageGroupBand", parameters));
}

function toParameters({ appId, groupId, dataCenter }: GroupAddress) {
  return { AppId: appId, GroupId: groupId, DataCenter: dataCenter };
}

function requestId(answer: Record<string, unknown>): RequestId {
  return typeof answer.RequestId === "string" ? answer.RequestId : "";
}
