import { defineOperation } from "../operation";
import { appParameters, findEnabledApp } from "../target";
import { auditType, auditUrlFor, publicUrl } from "./appLimits";
import { modifyApp } from "./modifyApp";

/** Changes who looks at an app's messages before they are sent. */
export const modifyAppAudit = defineOperation({
  name: "ModifyLiveMessageAppAudit",
  callsPerSecond: 50,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: { ...appParameters, AuditType: auditType, AuditUrl: publicUrl },
  run(values, context) {
    const app = findEnabledApp(values, context);
    const before = context.switches.auditOmitted === "keep" ? app : { auditType: 0, auditUrl: "" };
    const { AuditType: type = before.auditType, AuditUrl: url = before.auditUrl } = values;
    const auditUrl = auditUrlFor(type, url, context.switches);
    return {
      ...modifyApp(app, { auditType: type, auditUrl }, context),
      AuditType: type,
      AuditUrl: type === 2 ? url : undefined,
      AuditNeedAuthentication: type === 2,
    };
  },
});
