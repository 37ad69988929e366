import { boolean } from "../parameters";
import { defineOperation } from "../operation";
import { findLiveGroup, groupParameters } from "../target";
import { administrators, groupInfo } from "./groupLimits";

/** Changes a group's administrators, its info, or both; each only where its flag says so. */
export const modifyGroup = defineOperation({
  name: "ModifyLiveMessageGroup",
  callsPerSecond: 50,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: {
    ...groupParameters,
    ModifyAdmin: boolean(),
    AdminList: administrators,
    ModifyInfo: boolean(),
    GroupInfo: groupInfo,
  },
  run(values, context) {
    const group = findLiveGroup(values, context);
    const { AdminList: admins = [], GroupInfo: info = "" } = values;
    const clears = context.switches.modifyGroupEmpty === "clears";
    if (values.ModifyAdmin && (clears || admins.length > 0)) group.administrators = admins;
    if (values.ModifyInfo && (clears || info !== "")) group.info = info;
    return {};
  },
});
