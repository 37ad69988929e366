import { fromKey, toKey } from "./mapKeys";

/** Exempt users as state keeps them: a map, since the engine compares lists by index and would name users that did not change. */
export type ExemptUsers = Record<string, true>;

/** A list of user ids as a map; repeated ids are one user. */
export function toExemptUsers(ids: Iterable<string>): ExemptUsers {
  return Object.fromEntries([...new Set(ids)].sort().map((id) => [toKey(id), true]));
}

/** The user ids of a map, sorted. A list is taken as it is. */
export function fromExemptUsers(users: unknown): string[] {
  if (Array.isArray(users)) return [...new Set(users.map(String))].sort();
  if (typeof users !== "object" || users === null) return [];
  return Object.keys(users).map(fromKey).sort();
}
