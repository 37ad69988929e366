import type { GroupAddress } from "./groupAddress";
import type { CallParameters } from "./signedRequest";

/** The parameters of a call that name a group. */
export function groupParameters({ appId, groupId, dataCenter }: GroupAddress): CallParameters {
  return { AppId: appId, GroupId: groupId, DataCenter: dataCenter };
}
