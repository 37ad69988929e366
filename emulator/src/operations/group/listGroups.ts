import { defineOperation } from "../operation";
import { nextPageToken, pageByToken } from "../paging";
import { groupItem, groupListParameters, listedGroups } from "./groupList";

/** Lists an app's groups, paged with a token that is a text in the answer. */
export const listGroups = defineOperation({
  name: "ListLiveMessageGroups",
  callsPerSecond: 50,
  accessLevel: "list",
  resource: "app",
  writes: false,
  parameters: { ...groupListParameters, NextPageToken: nextPageToken },
  run(values, context) {
    const { items, next } = pageByToken(listedGroups(values, context), {
      sortType: values.SortType,
      token: values.NextPageToken,
      size: context.switches.tokenPageSize,
    });
    return {
      Hasmore: next !== undefined,
      NextpageToken: next === undefined ? undefined : String(next),
      GroupList: items.map(groupItem),
    };
  },
});
