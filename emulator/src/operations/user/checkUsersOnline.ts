import { defineOperation } from "../operation";
import { ids, required } from "../parameters";
import { appParameters, findEnabledApp } from "../target";

/** Says which of up to ten users are online, in a group of the app or in none. */
export const checkUsersOnline = defineOperation({
  name: "CheckLiveMessageUsersOnline",
  callsPerSecond: 50,
  accessLevel: "none",
  // Documented so, though the operation has no parameter that names a domain.
  resource: "domain",
  writes: false,
  parameters: { ...appParameters, UserIds: required(ids(10)) },
  run(values, context) {
    const app = findEnabledApp(values, context);
    return { UserList: values.UserIds.map((UserId) => ({ UserId, Online: app.isOnline(UserId) })) };
  },
});
