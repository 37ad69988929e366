import { defineOperation } from "../operation";
import { sorted } from "../paging";
import { integer } from "../parameters";
import { groupItem, groupListParameters, listedGroups } from "./groupList";

/** Lists an app's groups by page number; the only operation that the SDKs send with GET. */
export const listGroupsByPage = defineOperation({
  name: "ListLiveMessageGroupByPage",
  method: "GET",
  callsPerSecond: 50,
  accessLevel: "list",
  resource: "app",
  writes: false,
  parameters: {
    ...groupListParameters,
    PageNumber: integer({ min: 1, max: 10_000 }),
    PageSize: integer({ min: 1, max: 50 }),
  },
  run(values, context) {
    const groups = listedGroups(values, context);
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
