import type { GroupAddress } from "../groupMuteState";
import { isRefusal } from "./errors";
import type { LiveClient } from "./liveClient";
import type { LiveOperation } from "./operationQuotas";
import type { CallParameters } from "./signedRequest";
import { type MuteState, readMuteState } from "./muteState";

/** The RequestId of a write. */
export type RequestId = string;

/** Who may speak in the group now. @throws GroupNotFoundError and other LiveErrors, as all functions here */
export async function describeMute(client: LiveClient, group: GroupAddress): Promise<MuteState> {
  return readMuteState(await client.call("DescribeLiveMessageGroupBand", toParameters(group)));
}

/** Mutes everybody but the exempt users. */
export async function banGroup(client: LiveClient, group: GroupAddress, exempt: readonly string[]): Promise<RequestId> {
  return writeLists(client, "BanLiveMessageGroup", toParameters(group), { ExceptUsers: exempt });
}

/** Lifts the group mute. */
export async function unbanGroup(client: LiveClient, group: GroupAddress): Promise<RequestId> {
  return requestId(await client.call("UnbanLiveMessageGroup", toParameters(group)));
}

/** Sets the whole mute state in one call, the users muted individually included. */
export async function modifyMute(client: LiveClient, group: GroupAddress, state: MuteState): Promise<RequestId> {
  const parameters = { ...toParameters(group), BannedAll: state.mutedAll };
  // Three n's: so the parameter is spelled on the wire.
  const lists = { BannnedUsers: state.mutedUsers, ExceptUsers: state.exempt };
  return writeLists(client, "ModifyLiveMessageGroupBand", parameters, lists);
}

/**
 * A write with lists of users. Whether the service takes `Name=` for an empty list is not documented: where it does not,
 * empty lists are left out, and a read has to show what came of that.
 */
async function writeLists(
  client: LiveClient,
  operation: LiveOperation,
  parameters: CallParameters,
  lists: Readonly<Record<string, readonly string[]>>,
): Promise<RequestId> {
  const write = async (omitEmpty: boolean): Promise<RequestId> => {
    const sent = Object.entries(lists).filter(([, list]) => !omitEmpty || list.length > 0);
    const listParameters = sent.map(([name, list]) => client.listParameter(name, list));
    return requestId(await client.call(operation, Object.assign({}, parameters, ...listParameters) as CallParameters));
  };
  try {
    return await write(client.omitsEmptyLists);
  } catch (error) {
    const hasEmpty = Object.values(lists).some((list) => list.length === 0);
    if (!isRefusal(error) || !hasEmpty || client.omitsEmptyLists) throw error;
    const id = await write(true).catch((second: unknown) => {
      throw isRefusal(second) ? error : second;
    });
    client.omitsEmptyLists = true;
    return id;
  }
}

function toParameters({ appId, groupId, dataCenter }: GroupAddress) {
  return { AppId: appId, GroupId: groupId, DataCenter: dataCenter };
}

function requestId(answer: Record<string, unknown>): RequestId {
  return typeof answer.RequestId === "string" ? answer.RequestId : "";
}
