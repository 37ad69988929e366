import { defineOperation } from "../operation";
import { dataCenter, findApp, findGroup, groupParameters } from "../target";
import { checkRoomForGroup } from "./groupLimits";

/** Brings a deleted group back within 30 days; one that was not deleted stays as it is. */
export const recoverGroup = defineOperation({
  name: "RecoverLiveMessageDeletedGroup",
  method: "POST",
  callsPerSecond: 50,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: { ...groupParameters, DataCenter: dataCenter },
  run(values, context) {
    const group = findGroup(values, context);
    if (group.deleted) {
      checkRoomForGroup(findApp(values, context));
      group.deleted = false;
      group.deletedBy = "";
      group.deletedAt = 0;
      if (!context.switches.recoverKeepsMute) {
        group.mutedAll = false;
        group.exempt = new Set();
        group.muted = new Set();
      }
    }
    return { GroupId: group.id };
  },
});
