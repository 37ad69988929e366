import { inputInvalid, notFound } from "../../errors/catalogue";
import { defineOperation } from "../operation";
import { findEnabledApp, findGroup, groupParameters } from "../target";
import { checkRoomForGroup } from "./groupLimits";

/** Brings a deleted group back within 30 days. */
export const recoverGroup = defineOperation({
  name: "RecoverLiveMessageDeletedGroup",
  callsPerSecond: 50,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: groupParameters,
  run(values, context) {
    const { switches } = context;
    const app = findEnabledApp(values, context);
    const isOver = !app.group(values.GroupId, context.clock.now()) && app.purgedIds.has(values.GroupId);
    if (isOver && switches.recoverTooLate === "error") throw inputInvalid("The group was deleted over 30 days ago");
    const group = findGroup(values, context);
    if (group.deleted) {
      checkRoomForGroup(app);
      group.recover();
      if (!switches.recoverKeepsMute) group.setMute({ mutedAll: false, exempt: [], muted: [] });
      if (!switches.recoverKeepsCounters) {
        group.joins = 0;
        group.messageCounts.clear();
      }
    } else if (switches.recoverLiveGroup !== "ok") {
      throw switches.recoverLiveGroup === "error"
        ? inputInvalid("The group was not deleted")
        : notFound("The deleted group");
    }
    return { GroupId: group.id };
  },
});
