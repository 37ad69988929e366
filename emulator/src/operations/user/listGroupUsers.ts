import { defineOperation } from "../operation";
import { nextPageToken, sorted, sortType } from "../paging";
import { integer, required } from "../parameters";
import { findLiveGroup, groupParameters } from "../target";
import { superLargeMembers } from "../group/describeGroup";

/** Lists who is online in a group, by the order of joining; a super large group lists nobody. */
export const listGroupUsers = defineOperation({
  name: "ListLiveMessageGroupUsers",
  callsPerSecond: 50,
  accessLevel: "list",
  resource: "app",
  writes: false,
  parameters: {
    ...groupParameters,
    SortType: sortType,
    PageSize: required(integer({ min: 10, max: 50 })),
    NextPageToken: nextPageToken,
  },
  run(values, context) {
    const group = findLiveGroup(values, context);
    const members = group.members.size > superLargeMembers ? [] : [...group.members];
    // The token is the number of users shown so far; 0 in the answer is the end.
    const start = Math.max(0, values.NextPageToken ?? 0);
    const end = start + values.PageSize;
    const hasMore = end < members.length;
    return {
      GroupId: group.id,
      Hasmore: hasMore,
      NextPageToken: hasMore ? end : 0,
      UserList: sorted(members, values.SortType)
        .slice(start, end)
        .map(([UserId, UserInfo]) => ({ UserId, UserInfo })),
    };
  },
});
