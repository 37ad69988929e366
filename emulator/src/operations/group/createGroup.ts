import { defineOperation } from "../operation";
import { id, text } from "../parameters";
import { findEnabledApp, groupParameters } from "../target";
import { administrators, checkRoomForGroup, groupInfo } from "./groupLimits";

/** Creates a group, or says that there is one, or was one within the last 30 days. */
export const createGroup = defineOperation({
  name: "CreateLiveMessageGroup",
  callsPerSecond: 50,
  accessLevel: "create",
  resource: "app",
  writes: true,
  parameters: {
    ...groupParameters,
    GroupName: text({ maxBytes: 128 }),
    GroupInfo: groupInfo,
    Administrators: administrators,
    CreatorId: id(),
  },
  run(values, context) {
    const { switches, clock } = context;
    const app = findEnabledApp(values, context);
    const existing = app.group(values.GroupId, clock.now());
    const purged = !existing && switches.purgedId === "taken" && app.purgedIds.has(values.GroupId);
    if (!existing && !purged) checkRoomForGroup(app);
    const group = existing ?? (purged ? undefined : app.addGroup(values.GroupId, clock.now()));
    if (group && (!existing || (switches.createExisting === "applied" && !existing.deleted))) {
      group.name = values.GroupName ?? "";
      group.info = values.GroupInfo ?? "";
      group.creator = values.CreatorId ?? "";
      group.administrators = values.Administrators ?? [];
    }
    const flag = (value: boolean) => (value || switches.createFlags === "false" ? value : undefined);
    return {
      GroupId: values.GroupId,
      AlreadyExists: flag(existing !== undefined || purged),
      AlreadyDelete: flag(purged || existing?.deleted === true),
    };
  },
});
