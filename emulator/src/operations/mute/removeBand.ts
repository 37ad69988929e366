import { inputInvalid, notFound } from "../../errors/catalogue";
import { defineOperation } from "../operation";
import { ids, required } from "../parameters";
import { groupParameters } from "../target";
import { changeMute, findMuteGroup } from "./changeMute";

/** Lifts the individual mutes of the listed users. */
export const removeBand = defineOperation({
  name: "RemoveLiveMessageGroupBand",
  callsPerSecond: 10,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: { ...groupParameters, UnbannedUsers: required(ids(30)) },
  run(values, context) {
    const group = findMuteGroup(values, context);
    const { removeNotMuted } = context.switches;
    const lifted = new Set(values.UnbannedUsers);
    if (removeNotMuted !== "ok" && [...lifted].some((user) => !group.muted.has(user))) {
      throw removeNotMuted === "error"
        ? inputInvalid("UnbannedUsers holds a user who is not muted")
        : notFound("The mute of a user");
    }
    changeMute(group, { muted: [...group.muted].filter((user) => !lifted.has(user)) }, context);
    return {};
  },
});
