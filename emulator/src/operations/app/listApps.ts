import { defineOperation } from "../operation";
import { nextPageToken, pageByToken, sortType } from "../paging";
import { wantedDataCenter } from "../target";
import { appItem } from "./appItem";

/** Lists the account's apps, paged with a token that is a number. */
export const listApps = defineOperation({
  name: "ListLiveMessageApps",
  callsPerSecond: 50,
  accessLevel: "list",
  resource: "all",
  writes: false,
  parameters: { SortType: sortType, NextPageToken: nextPageToken },
  run(values, { account, state, switches }) {
    const wanted = wantedDataCenter(values.DataCenter, switches.omittedDataCenter);
    const apps = state.apps(account.id).filter((app) => wanted === undefined || app.dataCenter === wanted);
    const { items, next } = pageByToken(apps, {
      sortType: values.SortType,
      token: values.NextPageToken,
      size: switches.tokenPageSize,
    });
    return {
      HasMore: next !== undefined,
      NextPageToken: next,
      // Disable is a text here, a boolean in DescribeLiveMessageApp: documented so.
      AppList: items.map((app) => ({ ...appItem(app), Disable: String(app.disabled) })),
    };
  },
});
