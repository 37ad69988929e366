import { inputInvalid, notFound } from "../../errors/catalogue";
import { defineOperation } from "../operation";
import { groupParameters } from "../target";
import { changeMute, findMuteGroup } from "./changeMute";

/** Lifts the group mute; individual mutes stay. */
export const unbanGroup = defineOperation({
  name: "UnbanLiveMessageGroup",
  callsPerSecond: 10,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: groupParameters,
  run(values, context) {
    const { switches } = context;
    const group = findMuteGroup(values, context);
    if (!group.mutedAll && switches.unbanNotMuted === "error") throw inputInvalid("The group is not muted");
    if (!group.mutedAll && switches.unbanNotMuted === "not-found") throw notFound("The mute");
    changeMute(group, { mutedAll: false, ...(switches.unbanKeepsExempt ? {} : { exempt: [] }) }, context);
    return {};
  },
});
