import { defineOperation } from "../operation";
import { ids, required } from "../parameters";
import { dataCenter, groupParameters } from "../target";
import { changeMute, findMuteGroup } from "./changeMute";

/** Lifts the individual mutes of the listed users. */
export const removeBand = defineOperation({
  name: "RemoveLiveMessageGroupBand",
  method: "POST",
  callsPerSecond: 10,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: { ...groupParameters, UnbannedUsers: required(ids(30)), DataCenter: dataCenter },
  run(values, context) {
    const group = findMuteGroup(values, context);
    const lifted = new Set(values.UnbannedUsers);
    changeMute(group, { muted: [...group.muted].filter((user) => !lifted.has(user)) }, context);
    return {};
  },
});
