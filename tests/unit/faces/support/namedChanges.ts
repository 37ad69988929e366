import { fromKey } from "../../../../provider/src/properties/mapKeys";
import { isObject } from "../../../../provider/src/text/isObject";

/* What a preview or a refresh shows of a mute, by group: told apart from how each face writes it. */

/** Changes of one group. */
export interface GroupChanges {
  /** It came or went as a whole. */
  readonly whole?: true;
  readonly muted?: true;
  readonly window?: true;
  /** Users who become exempt or do so no more, sorted. */
  readonly exempt?: readonly string[];
  /** Users who are muted or freed one by one, sorted. */
  readonly mutedOneByOne?: readonly string[];
}

type Path = readonly (string | number)[];
type Values = Record<string, unknown>;

/** A place that differs; the sides on which it is, of old and next. */
export interface Place {
  readonly path: Path;
  readonly sides: readonly (0 | 1)[];
}

/** The places that differ in the form of the dynamic provider, as the engine shows it: maps key by key, but for hidden keys. */
export function differingPlaces(old: unknown, next: unknown, path: Path = []): Place[] {
  if (isObject(old) && isObject(next)) {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])];
    const seen = keys.filter((key) => !key.startsWith("__"));
    return seen.flatMap((key) => differingPlaces(old[key], next[key], [...path, key]));
  }
  return old === next ? [] : [{ path, sides: [0, 1] }];
}

const sidesOf = { add: [1], delete: [0], update: [0, 1] } as const;

/** A place of a detailed diff, with its path as the engine reads it: `groups["a b"].exceptUsers[0]`. */
export function placeOf([text, kind]: [text: string, kind: keyof typeof sidesOf]): Place {
  const segments = text.matchAll(/\.?(\w+)|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]/gy);
  const path = [...segments].map(([, name, key, index]) => {
    if (index !== undefined) return Number(index);
    return name ?? (JSON.parse(`"${key!}"`) as string);
  });
  return { path, sides: sidesOf[kind] };
}

/** Gathers places by group. @param only the group of a resource that is about one; else places are below `groups` */
export function changesAt(
  places: readonly Place[],
  old: Values,
  next: Values,
  only?: string,
): Map<string, GroupChanges> {
  const changes = new Map<string, { -readonly [Name in keyof GroupChanges]: GroupChanges[Name] }>();
  for (const { path, sides } of places) {
    const [groupKey, name, ...below] = only === undefined ? path.slice(1) : [only, ...path];
    const id = only ?? fromKey(String(groupKey));
    const of = changes.get(id) ?? {};
    changes.set(id, of);
    if (name === undefined) of.whole = true;
    else if (name === "muted") {
      // An entry says that it is muted only where that may be another day.
      const [before, after] = [old, next].map((side) => path.reduce<unknown>(valueAt, side) ?? true);
      if (before !== after) of.muted = true;
    } else if (name === "mutedFrom" || name === "mutedUntil") of.window = true;
    else {
      const sets = sides.map((side) => path.slice(0, path.length - below.length).reduce(valueAt, [old, next][side]));
      const users = usersAt(sets, below[0]);
      const list = name === "exceptUsers" ? "exempt" : "mutedOneByOne";
      if (users.length > 0) of[list] = [...new Set([...(of[list] ?? []), ...users])].sort();
    }
  }
  for (const [id, of] of changes) if (Object.keys(of).length === 0) changes.delete(id);
  return changes;
}

/** The users of a place: a whole set that comes or goes, a key of a map, or a position in a list. */
function usersAt(sets: readonly unknown[], at: string | number | undefined): string[] {
  if (typeof at === "string") return [fromKey(at)];
  return sets.flatMap((set) => {
    const users = Array.isArray(set) ? set.map(String) : isObject(set) ? Object.keys(set).map(fromKey) : [];
    return at === undefined ? users : users.slice(at, at + 1);
  });
}

function valueAt(value: unknown, key: string | number): unknown {
  return isObject(value) ? value[key] : undefined;
}
