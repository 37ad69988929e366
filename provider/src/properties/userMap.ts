import { fromKey, toKey } from "./mapKeys";

/** Users as state keeps them: a map, since the engine compares lists by index and would name users that did not change. */
export type UserMap = Record<string, true>;

/** A list of user ids as a map; repeated ids are one user. */
export function toUserMap(ids: Iterable<string>): UserMap {
  return Object.fromEntries([...new Set(ids)].sort().map((id) => [toKey(id), true]));
}

/** The user ids of a map, sorted. A list is taken as it is. */
export function fromUserMap(users: unknown): string[] {
  if (Array.isArray(users)) return [...new Set(users.map(String))].sort();
  if (typeof users !== "object" || users === null) return [];
  return Object.keys(users).map(fromKey).sort();
}

/*
 * The engine ignores changes of single users (`ignoreChanges: ["exceptUsers.mod1"]`) only where a program registers them
 * as state keeps them. Such a map has an empty key, which no user has, to be told from a map that is given by mistake.
 */
const mark = "";

/** The map that a program registers. */
export function toRegisteredMap(ids: Iterable<string>): UserMap {
  return { [mark]: true, ...toUserMap(ids) };
}

/** Whether an argument is such a map. */
export function isRegisteredMap(argument: unknown): argument is object {
  return typeof argument === "object" && argument !== null && Object.hasOwn(argument, mark);
}

/** The user ids of such a map, sorted. */
export function fromRegisteredMap(users: object): string[] {
  return fromUserMap(users).filter((id) => id !== mark);
}
