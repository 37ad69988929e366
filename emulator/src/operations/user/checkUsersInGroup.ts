import { defineOperation } from "../operation";
import { ids, required } from "../parameters";
import { findLiveGroup, groupParameters } from "../target";

/** Says which of up to ten users are in a group. */
export const checkUsersInGroup = defineOperation({
  name: "CheckLiveMessageUsersInGroup",
  callsPerSecond: 50,
  accessLevel: "none",
  resource: "app",
  writes: false,
  parameters: { ...groupParameters, UserIds: required(ids(10)) },
  run(values, context) {
    const { members } = findLiveGroup(values, context);
    return { Users: values.UserIds.map((UserId) => ({ UserId, Online: members.has(UserId) })) };
  },
});
