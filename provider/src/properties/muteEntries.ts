import { checkInputs } from "./checkInputs";
import { completeMute } from "./completeMute";
import { groupMuteDescription } from "./groupMute";
import { groupIdProblem } from "./idRules";
import { withoutLosses } from "./ignoredArguments";
import { flag } from "./kinds/flag";
import { fromKey, toKey } from "./mapKeys";
import { type Described, type PropertyKind, rowsOf, userProperties, usersOf, type ValueCheck } from "./property";
import { hasWindow, type MuteWindow, mutedByWindow } from "./muteWindow";
import { withUsersAtRest, withUsersBack } from "./restingUsers";
import { type Conversion, convertProperties } from "./stateForm";
import { givenInstead } from "../text/secretUsers";
import { quoted } from "../text/visible";
import { isObject } from "../text/isObject";
import { isUnknown, unknownValue } from "./unknown";

/** The mute of one group of a map. */
export interface MuteEntry extends MuteWindow {
  readonly muted: boolean;
  /** Sorted. They have no effect while the group is open. */
  readonly exceptUsers: readonly string[];
  /** Users muted one by one, sorted. Left out where the entry manages none. */
  readonly mutedUsers?: readonly string[];
  /** Whether the mute stays when the entry is taken out. Left out where it does not. */
  readonly retainOnDelete?: boolean;
}

/** Mutes by the id of their group. A map, since a group may be called `constructor` or `__proto__`. */
export type MuteEntries = ReadonlyMap<string, MuteEntry>;

const { muted, exceptUsers, mutedUsers, mutedFrom, mutedUntil } = groupMuteDescription.properties;

/** The properties of an entry: those of a GroupMute that do not name the group, and what a map needs beside them. */
export const muteEntryDescription: Described<MuteEntry> = {
  name: "A group",
  properties: {
    muted,
    exceptUsers,
    mutedUsers,
    mutedFrom,
    mutedUntil,
    retainOnDelete: {
      kind: flag,
      description:
        "Whether the mute stays when the entry is removed from the map or the resource is deleted. Default false.",
      optional: true,
      replaces: false,
    },
  },
  otherNames: groupMuteDescription.otherNames,
  complete: completeMute,
};

const userSets = userProperties(muteEntryDescription.properties);

/**
 * A map from group id to mute. A program's arguments have the keys of state: for arguments to ignore, the engine puts
 * state in their place, and the SDK loses some ids as keys.
 */
export const muteEntries: PropertyKind<MuteEntries> = {
  schema: { type: "object" },
  read(argument, { old, fail, now }) {
    if (!isObject(argument)) {
      fail(`groups must be an object from group id to mute${instead(argument)}`);
      return new Map();
    }
    const olds = new Map(isObject(old) ? Object.entries(old) : []);
    const entries = Object.entries(argument).map(([key, value]): [string, MuteEntry] => {
      const isQuoted = toKey(fromKey(key)) === key;
      const id = isQuoted ? fromKey(key) : key;
      const problem = isQuoted ? groupIdProblem(id) : `must be quoted as a key: ${toKey(id)}`;
      if (problem !== undefined) fail(`the group id ${quoted(id)} ${problem}`, [id]);
      return [id, readEntry(value, olds.get(key), now, (reason, below = []) => fail(reason, [id, ...below]))];
    });
    return new Map(entries);
  },
  same: (one, other) => one.size === other.size && [...one].every(([id, entry]) => isSameEntry(entry, other.get(id))),
  users: (entries) =>
    [...entries.values()].flatMap((entry) => (isObject(entry) ? usersOf(muteEntryDescription.properties, entry) : [])),
  entries: muteEntryDescription,
  toState: (entries) => entriesTo("toState", entries),
  toOutputs: (entries) => entriesTo("toOutputs", entries),
  toJson: (entries) => entriesTo("toJson", entries),
  shown: (json) =>
    isObject(json)
      ? Object.fromEntries(Object.entries(json).map(([key, entry]) => [key, isObject(entry) ? shown(entry) : entry]))
      : json,
  fromState: (stored) =>
    new Map(
      isObject(stored) ? Object.entries(stored).map(([key, entry]) => [fromKey(key), entryFromState(entry)]) : [],
    ),
};

function entriesTo(way: Conversion, entries: MuteEntries): Record<string, unknown> {
  return Object.fromEntries(
    [...entries].map(([id, entry]) => [toKey(id), isUnknown(entry) ? entry : entryTo(way, entry)]),
  );
}

function readEntry(value: unknown, old: unknown, now: ValueCheck["now"], fail: ValueCheck["fail"]): MuteEntry {
  if (isUnknown(value)) return unknownValue as never;
  if (!isObject(value)) {
    fail(`a group must be an object, such as { exceptUsers: ["host"] }${instead(value)}`);
    return { muted: true, exceptUsers: [] };
  }
  const olds = isObject(old) ? old : undefined;
  const given = withoutLosses(value, olds, fail);
  const { inputs, failures } = checkInputs(muteEntryDescription, given, olds ?? {}, now);
  for (const { path, reason } of failures) fail(reason, path);
  return canonical(inputs as unknown as MuteEntry);
}

/** Whether two entries declare the same of the same group. One that is not known yet is another one. */
function isSameEntry(one: MuteEntry | undefined, other: MuteEntry | undefined): boolean {
  if (one === undefined || other === undefined || isUnknown(one) || isUnknown(other)) return false;
  const areOpen = isOpenForGood(one) && isOpenForGood(other);
  return rowsOf(muteEntryDescription.properties).every(([name, { kind }]) => {
    if (areOpen && name === "exceptUsers") return true;
    const [a, b] = [one[name as keyof MuteEntry], other[name as keyof MuteEntry]];
    if (a === undefined || b === undefined) return a === b;
    return !isUnknown(a) && !isUnknown(b) && kind.same(a, b);
  });
}

/** Whether two entries mean the same for who may speak now. */
export function isSameMute(one: MuteEntry, other: MuteEntry): boolean {
  const [users, otherUsers] = [one.mutedUsers ?? [], other.mutedUsers ?? []];
  if ([one.muted, other.muted, one.exceptUsers, other.exceptUsers, users, otherUsers].some(isUnknown)) return false;
  if (!muted.kind.same(one.muted, other.muted) || !mutedUsers.kind.same(users, otherUsers)) return false;
  return one.muted === false || exceptUsers.kind.same(one.exceptUsers, other.exceptUsers);
}

/** Whether the group is open and no window will mute it, so that exempt users have no effect. */
function isOpenForGood(entry: MuteWindow<unknown> & { readonly muted?: unknown }): boolean {
  return entry.muted === false && !hasWindow(entry);
}

/** An entry does not say that its mute goes with it. */
function canonical({ retainOnDelete, ...mute }: MuteEntry): MuteEntry {
  return { ...mute, ...(retainOnDelete === true || isUnknown(retainOnDelete) ? { retainOnDelete } : {}) };
}

/**
 * Short, since thousands may be in one state: a muted group has its exempt users, and an open one says so. One with a
 * window has both, so that a preview shows what its beginning and end change, and that alone.
 */
function entryTo(way: Conversion, entry: MuteEntry): Record<string, unknown> {
  const stored = convertProperties(muteEntryDescription, entry, way);
  // Users are most of the state of thousands of groups. What is read in reviews is the inputs; the outputs only need their ids.
  if (way === "toOutputs") markUsers(stored, 1);
  const isJson = way === "toJson";
  if (hasWindow(entry)) return isJson ? { ...stored, [mutedByWindow]: true } : stored;
  const { muted: isMuted, ...rest } = stored;
  if (isMuted === true) return rest;
  if (isMuted !== false || (isJson && entry.exceptUsers.length > 0)) return stored;
  return withUsersAtRest(stored);
}

/** An entry in JSON as a preview is to show it. */
function shown(json: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isHidden = (name: string) => name.startsWith("__") || (name === "exceptUsers" && isOpenForGood(json));
  return Object.fromEntries(Object.entries(json).filter(([name]) => !isHidden(name)));
}

/** Sets what stands for each user in an entry of state. */
function markUsers(entry: Record<string, unknown>, mark: 1 | true): void {
  for (const name of userSets) {
    const users = entry[name];
    if (isObject(users)) entry[name] = Object.fromEntries(Object.keys(users).map((key) => [key, mark]));
  }
}

function entryFromState(stored: unknown): MuteEntry {
  if (!isObject(stored)) return stored as MuteEntry;
  const full = { ...inFull, ...withUsersBack(stored) };
  return convertProperties(muteEntryDescription, full, "fromState") as unknown as MuteEntry;
}

/** What an entry of state leaves out. */
const inFull = { muted: true, exceptUsers: {} };

/** An entry of either side of state as a preview shows it among the inputs, with what it leaves out. */
export function entryAsInput(stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entry: Record<string, unknown> = { ...inFull, ...shown(stored) };
  markUsers(entry, true);
  return entry;
}

function instead(value: unknown): string {
  if (value === undefined || value === null) return ", and there is nothing";
  return Array.isArray(value) ? ", not a list" : givenInstead(value);
}
