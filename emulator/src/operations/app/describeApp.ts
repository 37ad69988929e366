import { defineOperation } from "../operation";
import { appParameters, findApp } from "../target";
import { appItem } from "./appItem";

/** Reads an app. */
export const describeApp = defineOperation({
  name: "DescribeLiveMessageApp",
  callsPerSecond: 50,
  accessLevel: "get",
  resource: "app",
  writes: false,
  parameters: appParameters,
  run(values, context) {
    const app = findApp(values, context);
    const callback = app.eventCallbackUrl;
    return {
      ...appItem(app),
      AuditType: app.auditType,
      AuditUrl: app.auditType === 2 ? app.auditUrl : undefined,
      EventCallbackUrl: callback === "" && context.switches.callbackOff === "absent" ? undefined : callback,
      Disable: app.disabled,
    };
  },
});
