import type { Wanted } from "./subject";

/** Mutes that a resource of the program declares, while not all of their ids are known. */
export interface LateMutes {
  /** Tells the resource apart from the others of the run. */
  readonly id: string;
  /** Absent where nobody can tell it yet. */
  readonly appId?: string | undefined;
  /** Absent where nobody can tell all of them yet. */
  readonly groupIds?: readonly string[] | undefined;
}

const notKnownYet = "mutes not known yet";
const knownNow = "mutes known now";

/** The note that mutes are still to come. No id is empty, so an empty text stands for one that is not known. */
export function noteOfLate({ id, appId = "", groupIds = [] }: LateMutes): Wanted {
  return { key: notKnownYet, members: [id, appId, ...groupIds] };
}

/** The note that they have come. */
export function noteOfKnown({ id }: LateMutes): Wanted {
  return { key: knownNow, members: [id] };
}

/** The mutes that are still to come. @param notesOf the members of all notes of a key, note by note */
export function stillLate(notesOf: (key: string) => readonly (readonly string[])[]): LateMutes[] {
  const late = notesOf(notKnownYet);
  if (late.length === 0) return [];
  const known = new Set(notesOf(knownNow).flat());
  return late.flatMap(([id = "", appId, ...groupIds]) =>
    known.has(id) ? [] : [{ id, appId: appId || undefined, groupIds: groupIds.length === 0 ? undefined : groupIds }],
  );
}

/** Whether such mutes may be among those of groups of an app, by what is known of them. */
export function mayBeAmong(late: LateMutes, appId: string, groupIds: ReadonlySet<string>): boolean {
  const isOfApp = late.appId === undefined || late.appId === appId;
  return isOfApp && (late.groupIds === undefined || late.groupIds.some((id) => groupIds.has(id)));
}
