import type { Subject, Wanted } from "./subject";
import { tellWanted, wantedElsewhere } from "./wantedByOtherProcesses";

/**
 * What the running operation wants to stay. On a rename and on a replacement the engine deletes the old resource of a
 * group that a new one has muted, or is about to; that delete must leave the mute. A destroy checks nothing, so it lifts.
 * A provider process serves one operation, so a module-level map is of the right age.
 */
const wanted = new Map<string, readonly string[]>();

/** Notes that the program wants something to stay as a resource declares it. */
export function want({ key, members = [] }: Wanted): void {
  const known = wanted.get(key);
  const added = members.filter((member) => known?.includes(member) !== true);
  if (known !== undefined && added.length === 0) return;
  wanted.set(key, known === undefined ? members : [...known, ...added]);
  tellWanted({ key, members: added });
}

/** The members of a subject that the program wants, be it with another provider; undefined where it wants nothing of it. */
export function wantedMembers(key: string): ReadonlySet<string> | undefined {
  const [here, elsewhere] = [wanted.get(key), wantedElsewhere(key)];
  return here === undefined && elsewhere === undefined ? undefined : new Set([...(here ?? []), ...(elsewhere ?? [])]);
}

/** Whether the program wants the subject, be it with another provider. */
export function isWanted({ key }: Subject): boolean {
  return wantedMembers(key) !== undefined;
}
