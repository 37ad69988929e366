import { unixSeconds } from "../../time/clock";
import { defineOperation } from "../operation";
import { appParameters, dataCenter, findApp } from "../target";

/** Reads an app. */
export const describeApp = defineOperation({
  name: "DescribeLiveMessageApp",
  method: "POST",
  callsPerSecond: 50,
  accessLevel: "get",
  resource: "app",
  writes: false,
  parameters: { ...appParameters, DataCenter: dataCenter },
  run(values, context) {
    const app = findApp(values, context);
    return {
      AppId: app.id,
      AppKey: app.appKey,
      AppSign: app.appSign,
      AppName: app.name,
      AuditType: app.auditType,
      AuditUrl: app.auditUrl,
      EventCallbackUrl: app.eventCallbackUrl,
      CreateTime: unixSeconds(app.createdAt),
      ModifyTime: unixSeconds(app.modifiedAt),
      Disable: app.disabled,
      MsgLifeCycle: app.messageLifeCycle,
      DataCenter: app.dataCenter,
    };
  },
});
