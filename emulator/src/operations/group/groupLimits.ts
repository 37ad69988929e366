import { tooManyGroups } from "../../errors/catalogue";
import type { App } from "../../store/app";
import { ids, text } from "../parameters";

const groupsPerApp = 5000;

/** A group's administrators, at most three. */
export const administrators = ids(3);

/** The free text of a group, up to 32 KB. */
export const groupInfo = text({ maxBytes: 32 * 1024 });

/** @throws ServiceError ErrorTooManyGroups if the app has no room for one more; deleted groups do not count */
export function checkRoomForGroup(app: App): void {
  if (app.countLiveGroups() >= groupsPerApp) throw tooManyGroups(groupsPerApp);
}
