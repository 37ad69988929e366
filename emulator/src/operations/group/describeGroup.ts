import { unixSeconds } from "../../time/clock";
import { defineOperation } from "../operation";
import { findGroup, groupParameters } from "../target";
import { groupItem } from "./groupList";

/** Above so many members a group is "super large" and its members are no longer listed. */
export const superLargeMembers = 2000;

/** Reads a group, a deleted one included; the mute is not in it. */
export const describeGroup = defineOperation({
  name: "DescribeLiveMessageGroup",
  callsPerSecond: 50,
  accessLevel: "get",
  resource: "app",
  writes: false,
  parameters: groupParameters,
  run(values, context) {
    const group = findGroup(values, context);
    return {
      ...groupItem(group),
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
