import { unixSeconds } from "../../time/clock";
import { defineOperation } from "../operation";
import { nextPageToken, pageByToken, sortType } from "../paging";
import { dataCenter, wantedDataCenter } from "../target";

/** Lists the account's apps, paged with a token that is a number. */
export const listApps = defineOperation({
  name: "ListLiveMessageApps",
  method: "POST",
  callsPerSecond: 50,
  accessLevel: "list",
  resource: "all",
  writes: false,
  parameters: { SortType: sortType, NextPageToken: nextPageToken, DataCenter: dataCenter },
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
      AppList: items.map((app) => ({
        AppId: app.id,
        AppKey: app.appKey,
        AppSign: app.appSign,
        AppName: app.name,
        CreateTime: unixSeconds(app.createdAt),
        ModifyTime: unixSeconds(app.modifiedAt),
        DataCenter: app.dataCenter,
        MsgLifeCycle: app.messageLifeCycle,
        // A text here, a boolean in DescribeLiveMessageApp: documented so.
        Disable: String(app.disabled),
      })),
    };
  },
});
