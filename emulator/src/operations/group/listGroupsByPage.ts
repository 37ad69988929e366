import { defineOperation } from "../operation";
import { sorted, sortType } from "../paging";
import { integer } from "../parameters";
import { appParameters, dataCenter, findApp } from "../target";
import { groupItem, groupStatus, hasStatus } from "./groupItem";

/** Lists an app's groups by page number; the only operation that the SDKs send with GET. */
export const listGroupsByPage = defineOperation({
  name: "ListLiveMessageGroupByPage",
  method: "GET",
  callsPerSecond: 50,
  accessLevel: "list",
  resource: "app",
  writes: false,
  parameters: {
    ...appParameters,
    SortType: sortType,
    GroupStatus: groupStatus,
    PageNumber: integer({ min: 1, max: 10_000 }),
    PageSize: integer({ min: 1, max: 50 }),
    DataCenter: dataCenter,
  },
  run(values, context) {
    const groups = findApp(values, context)
      .groups(context.clock.now())
      .filter((group) => hasStatus(group, values.GroupStatus));
    const { PageNumber: page = 1, PageSize: size = 20 } = values;
    return {
      TotalCount: groups.length,
      PageNumber: page,
      PageSize: size,
      GroupList: sorted(groups, values.SortType)
        .slice((page - 1) * size, page * size)
        .map(groupItem),
    };
  },
});
