import { defineOperation } from "../operation";
import { id, required, text } from "../parameters";
import { appParameters, findEnabledApp } from "../target";

/** What the service is documented to answer for a group that is not there. */
const failure = { Code: 440, Reason: "group not exist", Success: false };

/** Changes what a user says of itself, in each group that it is in; a success even where there is no such user. */
export const modifyUserInfo = defineOperation({
  name: "ModifyLiveMessageUserInfo",
  callsPerSecond: 50,
  accessLevel: "update",
  // Documented so, though the operation names an app.
  resource: "all",
  writes: true,
  parameters: { ...appParameters, UserId: required(id()), UserMetaInfo: text({ maxBytes: 512 }) },
  run(values, context) {
    const { userInfoFails } = context.switches;
    const groups = findEnabledApp(values, context).groups(context.clock.now());
    const joined = groups.filter(({ members }) => members.has(values.UserId));
    const failed = userInfoFails === "all" ? joined.length : userInfoFails === "first" ? 1 : 0;
    const changed = joined.slice(failed);
    for (const { members } of changed) members.set(values.UserId, values.UserMetaInfo ?? "");
    return {
      SuccessList: changed.map((group) => ({ GroupId: group.id, Success: true })),
      FailList: joined.slice(0, failed).map((group) => ({ GroupId: group.id, ...failure })),
    };
  },
});
