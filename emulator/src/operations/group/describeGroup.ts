import { unixSeconds } from "../../time/clock";
import { defineOperation } from "../operation";
import { dataCenter, findGroup, groupParameters } from "../target";

/** Above so many members a group is "super large" and its members are no longer listed. */
export const superLargeMembers = 2000;

/** Reads a group, a deleted one included; the mute is not in it. */
export const describeGroup = defineOperation({
  name: "DescribeLiveMessageGroup",
  method: "POST",
  callsPerSecond: 50,
  accessLevel: "get",
  resource: "app",
  writes: false,
  parameters: { ...groupParameters, DataCenter: dataCenter },
  run(values, context) {
    const group = findGroup(values, context);
    return {
      GroupId: group.id,
      GroupName: group.name,
      GroupInfo: group.info,
      CreatorId: group.creator,
      AdminList: group.administrators,
      Createtime: unixSeconds(group.createdAt),
      Delete: group.deleted,
      ...(group.deleted
        ? { Deletor: group.deletedBy, Deletatime: unixSeconds(group.deletedAt) }
        : {
            MsgAmount: Object.fromEntries(group.messageCounts),
            OnlineUserCounts: group.members.size,
            TotalTimes: group.joins,
          }),
      SuperLargeGroup: group.members.size > superLargeMembers,
    };
  },
});
