import { notFound } from "../../errors/catalogue";
import { defineOperation } from "../operation";
import { id } from "../parameters";
import { findEnabledApp, groupParameters } from "../target";

/** Deletes a group softly: it is unusable at once, recoverable for 30 days, and listed as deleted meanwhile. */
export const deleteGroup = defineOperation({
  name: "DeleteLiveMessageGroup",
  callsPerSecond: 50,
  accessLevel: "delete",
  resource: "app",
  writes: true,
  parameters: { ...groupParameters, OperatorId: id() },
  run(values, context) {
    const now = context.clock.now();
    const group = findEnabledApp(values, context).group(values.GroupId, now);
    if (group && !group.deleted) {
      group.delete(now, values.OperatorId);
    } else if (context.switches.deleteUnknownGroup === "error") {
      throw notFound("The group");
    }
    return { GroupId: values.GroupId };
  },
});
