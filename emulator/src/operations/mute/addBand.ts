import { defineOperation } from "../operation";
import { ids, required } from "../parameters";
import { dataCenter, groupParameters } from "../target";
import { changeMute, findMuteGroup } from "./changeMute";

/** Mutes the listed users individually. */
export const addBand = defineOperation({
  name: "AddLiveMessageGroupBand",
  method: "POST",
  callsPerSecond: 10,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: { ...groupParameters, BannedUsers: required(ids(30)), DataCenter: dataCenter },
  run(values, context) {
    const group = findMuteGroup(values, context);
    changeMute(group, { muted: [...group.muted, ...values.BannedUsers] }, context);
    return {};
  },
});
