import { inputInvalid } from "../../errors/catalogue";
import { defineOperation } from "../operation";
import { ids, required } from "../parameters";
import { groupParameters } from "../target";
import { changeMute, findMuteGroup } from "./changeMute";

/** Mutes the listed users individually. */
export const addBand = defineOperation({
  name: "AddLiveMessageGroupBand",
  callsPerSecond: 10,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: { ...groupParameters, BannedUsers: required(ids(30)) },
  run(values, context) {
    const group = findMuteGroup(values, context);
    if (context.switches.addMuted === "error" && values.BannedUsers.some((user) => group.muted.has(user))) {
      throw inputInvalid("BannedUsers holds a user who is muted already");
    }
    changeMute(group, { muted: [...group.muted, ...values.BannedUsers] }, context);
    return {};
  },
});
