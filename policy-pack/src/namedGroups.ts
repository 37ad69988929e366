import { visible } from "./settings";

/** So many groups are named in a violation, and so many violations of a resource are told; the rest is counted. */
export const mostNamed = 20;

/** Groups in a violation: `group hall`, or `3 groups (hall, foyer, yard)`. */
export function namedGroups(ids: readonly string[]): string {
  return ids.length === 1 ? `group ${visible(ids[0]!)}` : `${ids.length} groups (${firstOf(ids)})`;
}

/** The first of some ids, and how many there are besides. */
export function firstOf(ids: readonly string[]): string {
  const more = ids.length - mostNamed;
  const named = ids.slice(0, mostNamed).map(visible).join(", ");
  return more > 0 ? `${named} and ${more} more` : named;
}
