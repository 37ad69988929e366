import { checkInputs } from "./checkInputs";
import { completeMute } from "./completeMute";
import { groupMuteDescription } from "./groupMute";
import { groupIdProblem } from "./idRules";
import { flag } from "./kinds/flag";
import { fromKey, toKey } from "./mapKeys";
import { type Described, type PropertyKind, rowsOf, userProperties, usersOf, type ValueCheck } from "./property";
import { hasWindow, type MuteWindow } from "./muteWindow";
import { type Conversion, convertProperties } from "./stateForm";
import { givenInstead } from "../text/secretUsers";
import { quoted } from "../text/visible";
import { isObject } from "../text/isObject";
import { isUnknown, unknownValue } from "./unknown";

/** The mute of one group of a map. */
export interface MuteEntry extends MuteWindow {
  readonly muted: boolean;
  /** Sorted; nobody where the group is open and no window will mute it. */
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
  const { inputs, failures } = checkInputs(muteEntryDescription, value, isObject(old) ? old : {}, now);
  for (const { path, reason } of failures) fail(reason, path);
  return canonical(inputs as unknown as MuteEntry);
}

/** Whether two entries declare the same of the same group. One that is not known yet is another one. */
function isSameEntry(one: MuteEntry | undefined, other: MuteEntry | undefined): boolean {
  if (one === undefined || other === undefined || isUnknown(one) || isUnknown(other)) return false;
  return rowsOf(muteEntryDescription.properties).every(([name, { kind }]) => {
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

/** Nobody is exempt from a mute that is not there, and none will be. */
function canonical(entry: MuteEntry): MuteEntry {
  const { retainOnDelete, ...mute } = entry;
  return {
    ...mute,
    ...(mute.muted === false && !hasWindow(mute) ? { exceptUsers: [] } : {}),
    ...(retainOnDelete === true || isUnknown(retainOnDelete) ? { retainOnDelete } : {}),
  };
}

/**
 * Short, since thousands may be in one state: a muted group has its exempt users, and an open one says so. One with a
 * window has both, so that a preview shows what its beginning and end change, and that alone.
 */
function entryTo(way: Conversion, entry: MuteEntry): Record<string, unknown> {
  const stored = convertProperties(muteEntryDescription, entry, way);
  if (way === "toOutputs") for (const name of userSets) if (name in stored) stored[name] = shortened(stored[name]);
  if (hasWindow(entry)) return stored;
  const leftOut = entry.muted === true ? "muted" : entry.muted === false ? "exceptUsers" : "";
  return Object.fromEntries(Object.entries(stored).filter(([name]) => name !== leftOut));
}

/** Users are most of the state of thousands of groups. What is read in reviews is the inputs; the outputs only need their ids. */
function shortened(users: unknown): unknown {
  return isObject(users) ? Object.fromEntries(Object.keys(users).map((key) => [key, 1])) : users;
}

function entryFromState(stored: unknown): MuteEntry {
  if (!isObject(stored)) return stored as MuteEntry;
  return convertProperties(muteEntryDescription, entryInFull(stored), "fromState") as unknown as MuteEntry;
}

/** An entry of either side of state, with what it leaves out, as the inputs have it. */
export function entryAsInput(stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entry = entryInFull(stored);
  for (const name of userSets) {
    const users = entry[name];
    if (isObject(users)) entry[name] = Object.fromEntries(Object.keys(users).map((key) => [key, true]));
  }
  return entry;
}

/** An entry in the form of state, with what it leaves out. */
function entryInFull(stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { muted: true, exceptUsers: {}, ...stored };
}

function instead(value: unknown): string {
  if (value === undefined || value === null) return ", and there is nothing";
  return Array.isArray(value) ? ", not a list" : givenInstead(value);
}
