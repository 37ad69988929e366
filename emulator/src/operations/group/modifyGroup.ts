import { boolean } from "../parameters";
import { defineOperation } from "../operation";
import { dataCenter, findLiveGroup, groupParameters } from "../target";
import { administrators, groupInfo } from "./groupLimits";

/** Changes a group's administrators, its info, or both; each only where its flag says so. */
export const modifyGroup = defineOperation({
  name: "ModifyLiveMessageGroup",
  method: "POST",
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
    DataCenter: dataCenter,
  },
  run(values, context) {
    const group = findLiveGroup(values, context);
    if (values.ModifyAdmin) group.administrators = values.AdminList ?? [];
    if (values.ModifyInfo) group.info = values.GroupInfo ?? "";
    return {};
  },
});
