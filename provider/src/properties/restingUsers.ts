import { usersAreSecret } from "../text/secretUsers";
import { isObject } from "../text/isObject";
import { fromUserMap } from "./userMap";

/*
 * Exempt users of a group that is open and has no window have no effect, so no preview is to show them. The dynamic
 * provider's state keeps them all the same, under a key that the engine does not show: where changes of them are ignored
 * (`ignoreChanges`), the group is muted later with those that state has.
 */
const key = "__exceptUsers";

type Entry = Readonly<Record<string, unknown>>;

/** An open entry in the form of state. The engine would not mark a secret under that key, so users that may be one are left out. */
export function withUsersAtRest({ exceptUsers, ...entry }: Entry): Record<string, unknown> {
  const isKept = isObject(exceptUsers) && Object.keys(exceptUsers).length > 0 && !usersAreSecret();
  return isKept ? { ...entry, [key]: exceptUsers } : entry;
}

/** An entry of state with its exempt users where the others have them. */
export function withUsersBack({ [key]: resting, ...entry }: Entry): Record<string, unknown> {
  return resting === undefined ? entry : { exceptUsers: resting, ...entry };
}

/** The users that an entry of state keeps so, sorted; undefined where it keeps none. */
export function usersAtRest(entry: Entry | undefined): string[] | undefined {
  const resting = entry?.[key];
  return resting === undefined ? undefined : fromUserMap(resting);
}
