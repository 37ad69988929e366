import type { App } from "../../store/app";
import { unixSeconds } from "../../time/clock";

/** What both DescribeLiveMessageApp and ListLiveMessageApps show of an app. */
export function appItem(app: App) {
  return {
    AppId: app.id,
    AppKey: app.appKey,
    AppSign: app.appSign,
    AppName: app.name,
    CreateTime: unixSeconds(app.createdAt),
    ModifyTime: unixSeconds(app.modifiedAt),
    DataCenter: app.dataCenter,
    MsgLifeCycle: app.messageLifeCycle,
  };
}
