import { isObject } from "../text/isObject";
import { usersAreSecret } from "../text/secretUsers";
import { usersAtRest } from "./restingUsers";

/*
 * In place of arguments to ignore (`ignoreChanges`) the engine puts what state has, and takes away what state does not
 * have. A group that is new in state would lose all of them, and one that is open there its exempt users: everybody in it
 * would be muted. So a program gives such arguments of an entry a second time, under a key that is not ignored.
 */
const copyKey = "__ignored";

type Entry = Readonly<Record<string, unknown>>;

/** An entry that gives some of its arguments a second time. */
export function withCopy(entry: Entry, names: ReadonlySet<string>): Entry {
  const copied = Object.entries(entry).filter(([name, value]) => names.has(name) && value !== undefined);
  return copied.length === 0 ? entry : { ...entry, [copyKey]: Object.fromEntries(copied) };
}

/** Whether an entry comes from the program, at least in part: state in its place gives nothing a second time. */
export function hasCopy(entry: Entry): boolean {
  return entry[copyKey] !== undefined;
}

/**
 * An entry with the arguments that the engine has taken away.
 * @param old what state has; undefined where the group is new there
 * @param fail is told where an argument may be a secret: the engine would not mark it in state
 */
export function withoutLosses(
  entry: Entry,
  old: Entry | undefined,
  fail: (reason: string, below: readonly string[]) => void,
): Entry {
  const copy = isObject(entry[copyKey]) ? entry[copyKey] : {};
  const users = usersAtRest(entry) ?? ("exceptUsers" in copy ? usersAtRest(old) : undefined);
  if (users !== undefined) return { exceptUsers: users, ...entry };
  // What else state does not have of a group is what is left out of an entry: that the group is muted, or has no window.
  const lost = Object.entries(copy).filter(([name]) => !(name in entry) && (!old || name === "exceptUsers"));
  const [first] = lost;
  if (first !== undefined && usersAreSecret()) {
    fail(
      `ignoreChanges: ${first[0]} is not in state yet, and it may be a secret. Run one update without this path in ignoreChanges`,
      [first[0]],
    );
  }
  return { ...Object.fromEntries(lost), ...entry };
}
