import { tooManyApps } from "../../errors/catalogue";
import type { DataCenter } from "../../store/app";
import { defineOperation } from "../operation";
import { integer, text } from "../parameters";
import { auditType, auditUrlFor, publicUrl } from "./appLimits";

const appsPerAccount = 300;

/** Creates an app. */
export const createApp = defineOperation({
  name: "CreateLiveMessageApp",
  callsPerSecond: 50,
  accessLevel: "create",
  resource: "all",
  writes: true,
  parameters: {
    AppName: text({ pattern: /^.{2,16}$/su, rule: "takes 2 to 16 characters" }),
    AuditType: auditType,
    AuditUrl: publicUrl,
    EventCallbackUrl: publicUrl,
    MsgLifeCycle: integer({ oneOf: [0, 1, 2] }),
  },
  run(values, { account, state, switches }) {
    const { AppName: name = "", AuditType: type = 0, AuditUrl: url = "", EventCallbackUrl: callback = "" } = values;
    const auditUrl = auditUrlFor(type, url, switches);
    if (state.apps(account.id).length >= appsPerAccount) throw tooManyApps(switches, appsPerAccount);
    const app = state.addApp(account.id, {
      name,
      auditType: type,
      auditUrl,
      eventCallbackUrl: callback,
      messageLifeCycle: values.MsgLifeCycle ?? 0,
      dataCenter: (values.DataCenter || "cn-shanghai") as DataCenter,
    });
    return { AppId: app.id, AppKey: app.appKey, AppSign: app.appSign, DataCenter: app.dataCenter };
  },
});
