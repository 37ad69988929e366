import type { Subject } from "./subject";
import { isWantedElsewhere, tellWanted } from "./wantedByOtherProcesses";

/**
 * What the running operation wants to stay. On a rename and on a replacement the engine deletes the old resource of a
 * group that a new one has muted, or is about to; that delete must leave the mute. A destroy checks nothing, so it lifts.
 * A provider process serves one operation, so a module-level set is of the right age.
 */
const wanted = new Set<string>();

/** Notes that the program wants a subject to stay as a resource declares it. */
export function want({ key }: Subject): void {
  if (wanted.has(key)) return;
  wanted.add(key);
  tellWanted(key);
}

/** Whether the program wants the subject, be it with another provider. */
export function isWanted({ key }: Subject): boolean {
  return wanted.has(key) || isWantedElsewhere(key);
}
