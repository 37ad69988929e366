import { defineOperation } from "../operation";
import { nextPageToken, pageByToken, sortType } from "../paging";
import { appParameters, dataCenter, findApp } from "../target";
import { groupItem, groupStatus, hasStatus } from "./groupItem";

/** Lists an app's groups, paged with a token that is a text in the answer. */
export const listGroups = defineOperation({
  name: "ListLiveMessageGroups",
  method: "POST",
  callsPerSecond: 50,
  accessLevel: "list",
  resource: "app",
  writes: false,
  parameters: {
    ...appParameters,
    SortType: sortType,
    GroupStatus: groupStatus,
    NextPageToken: nextPageToken,
    DataCenter: dataCenter,
  },
  run(values, context) {
    const groups = findApp(values, context)
      .groups(context.clock.now())
      .filter((group) => hasStatus(group, values.GroupStatus));
    const { items, next } = pageByToken(groups, {
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
