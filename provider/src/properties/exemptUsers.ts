/**
 * Exempt users as state keeps them: a map, since the engine compares lists by index and would name users that did not
 * change. Keys that begin with two underscores are hidden by the engine's display, and `__proto__` is lost by its
 * protocol library, so such an id is quoted: `'__proto__'`.
 */
export type ExemptUsers = Record<string, true>;

const needsQuotes = /^(__|')/;

/** A list of user ids as a map; repeated ids are one user. */
export function toExemptUsers(ids: Iterable<string>): ExemptUsers {
  const keys = [...new Set(ids)].sort().map((id) => (needsQuotes.test(id) ? `'${id}'` : id));
  return Object.fromEntries(keys.map((key) => [key, true]));
}

/** The user ids of a map, sorted. A list is taken as it is. */
export function fromExemptUsers(users: unknown): string[] {
  if (Array.isArray(users)) return [...new Set(users.map(String))].sort();
  if (typeof users !== "object" || users === null) return [];
  return Object.keys(users)
    .map((key) => (key.startsWith("'") ? key.slice(1, -1) : key))
    .sort();
}
