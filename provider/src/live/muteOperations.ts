import type { GroupAddress } from "../groupMuteState";
import type { LiveClient } from "./liveClient";
import { type MuteState, readMuteState } from "./muteState";

/** The RequestId of a write. */
export type RequestId = string;

/** Who may speak in the group now. @throws GroupNotFoundError and other LiveErrors, as all functions here */
export async function describeMute(client: LiveClient, group: GroupAddress): Promise<MuteState> {
  return readMuteState(await client.call("DescribeLiveMessageGroupBand", toParameters(group)));
}

/** Mutes everybody but the exempt users. */
export async function banGroup(client: LiveClient, group: GroupAddress, exempt: readonly string[]): Promise<RequestId> {
  return requestId(
    await client.call("BanLiveMessageGroup", {
      ...toParameters(group),
      ...client.listParameter("ExceptUsers", exempt),
    }),
  );
}

/** Lifts the group mute. */
export async function unbanGroup(client: LiveClient, group: GroupAddress): Promise<RequestId> {
  return requestId(await client.call("UnbanLiveMessageGroup", toParameters(group)));
}

/** Sets the whole mute state in one call, the users muted individually included. */
export async function modifyMute(client: LiveClient, group: GroupAddress, state: MuteState): Promise<RequestId> {
  const answer = await client.call("ModifyLiveMessageGroupBand", {
    ...toParameters(group),
    BannedAll: state.mutedAll,
    // Three n's: so the parameter is spelled on the wire.
    ...client.listParameter("BannnedUsers", state.mutedUsers),
    ...client.listParameter("ExceptUsers", state.exempt),
  });
  return requestId(answer);
}

function toParameters({ appId, groupId, dataCenter }: GroupAddress) {
  return { AppId: appId, GroupId: groupId, DataCenter: dataCenter };
}

function requestId(answer: Record<string, unknown>): RequestId {
  return typeof answer.RequestId === "string" ? answer.RequestId : "";
}
