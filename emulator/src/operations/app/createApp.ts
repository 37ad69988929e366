import { inputInvalid, tooManyApps } from "../../errors/catalogue";
import type { DataCenter } from "../../store/app";
import { defineOperation } from "../operation";
import { integer, text } from "../parameters";
import { dataCenter } from "../target";

const appsPerAccount = 300;

/** A public address: http or https, with a name or a public IPv4 address, without a port. */
const callback = text({
  pattern:
    /^https?:\/\/(?!localhost\b|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)[^\s/:?#@[\]]+([/?#]\S*)?$/i,
  rule: "takes an http or https address without a port and without a private IP",
});

/** Creates an app. */
export const createApp = defineOperation({
  name: "CreateLiveMessageApp",
  method: "POST",
  callsPerSecond: 50,
  accessLevel: "create",
  resource: "all",
  writes: true,
  parameters: {
    AppName: text({ pattern: /^.{2,16}$/su, rule: "takes 2 to 16 characters" }),
    AuditType: integer({ oneOf: [0, 1, 2] }),
    AuditUrl: callback,
    EventCallbackUrl: callback,
    MsgLifeCycle: integer({ oneOf: [0, 1, 2] }),
    DataCenter: dataCenter,
  },
  run(values, { account, state }) {
    if (values.AuditType === 2 && !values.AuditUrl) throw inputInvalid("AuditType 2 needs AuditUrl");
    if (state.apps(account.id).length >= appsPerAccount) throw tooManyApps(appsPerAccount);
    const app = state.addApp(account.id, {
      name: values.AppName ?? "",
      auditType: values.AuditType ?? 0,
      auditUrl: values.AuditUrl ?? "",
      eventCallbackUrl: values.EventCallbackUrl ?? "",
      messageLifeCycle: values.MsgLifeCycle ?? 0,
      dataCenter: (values.DataCenter || "cn-shanghai") as DataCenter,
    });
    return { AppId: app.id, AppKey: app.appKey, AppSign: app.appSign, DataCenter: app.dataCenter };
  },
});
