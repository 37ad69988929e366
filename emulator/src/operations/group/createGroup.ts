import { defineOperation } from "../operation";
import { id, text } from "../parameters";
import { dataCenter, findApp, groupParameters } from "../target";
import { administrators, checkRoomForGroup, groupInfo } from "./groupLimits";

/** Creates a group, or says that there is one, or was one within the last 30 days. */
export const createGroup = defineOperation({
  name: "CreateLiveMessageGroup",
  method: "POST",
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
    DataCenter: dataCenter,
  },
  run(values, context) {
    const app = findApp(values, context);
    const now = context.clock.now();
    const existing = app.group(values.GroupId, now);
    if (existing) return { GroupId: existing.id, AlreadyExists: true, AlreadyDelete: existing.deleted };
    checkRoomForGroup(app);
    const group = app.addGroup(values.GroupId, now);
    group.name = values.GroupName ?? "";
    group.info = values.GroupInfo ?? "";
    group.creator = values.CreatorId ?? "";
    group.administrators = values.Administrators ?? [];
    return { GroupId: group.id, AlreadyExists: false, AlreadyDelete: false };
  },
});
