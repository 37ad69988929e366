import { defineOperation } from "../operation";
import { appParameters, findEnabledApp } from "../target";
import { publicUrl } from "./appLimits";
import { modifyApp } from "./modifyApp";

/** Changes where an app's events are sent; an empty address ends it. */
export const modifyAppCallback = defineOperation({
  name: "ModifyLiveMessageAppCallback",
  callsPerSecond: 50,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: { ...appParameters, EventCallbackUrl: publicUrl },
  run(values, context) {
    const app = findEnabledApp(values, context);
    const omitted = context.switches.callbackOmitted === "keep" ? app.eventCallbackUrl : "";
    const { EventCallbackUrl: url = omitted } = values;
    return {
      ...modifyApp(app, { eventCallbackUrl: url }, context),
      EventCallbackUrl: url || undefined,
      EventCallbackNeedAuthentication: true,
    };
  },
});
