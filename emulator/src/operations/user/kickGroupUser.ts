import { inputInvalid, notFound } from "../../errors/catalogue";
import { defineOperation } from "../operation";
import { id, required } from "../parameters";
import { findLiveGroup, groupParameters } from "../target";

/** Sends a user away from a group; nothing keeps the user from joining again. */
export const kickGroupUser = defineOperation({
  name: "KickLiveMessageGroupUser",
  callsPerSecond: 50,
  accessLevel: "none",
  resource: "app",
  writes: true,
  parameters: { ...groupParameters, KickoffUser: required(id()) },
  run(values, context) {
    const { kickNonMember } = context.switches;
    if (!findLiveGroup(values, context).leave(values.KickoffUser) && kickNonMember !== "ok") {
      throw kickNonMember === "error"
        ? inputInvalid("The user is not in the group")
        : notFound("The user in the group");
    }
    return {};
  },
});
