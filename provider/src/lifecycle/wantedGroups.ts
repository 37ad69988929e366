import { groupMuteId, type GroupAddress } from "../groupMuteState";

/**
 * Groups that the running operation wants muted. On a rename and on a replacement the engine deletes the old resource of
 * a group that a new one has muted, or is about to; that delete must leave the mute. A destroy checks nothing, so it
 * lifts. A provider process serves one operation with one account, so a module-level set is of the right age and reach.
 */
const wanted = new Set<string>();
const created = new Set<string>();

/** Notes that the program wants the group muted. */
export function wantMuted(group: GroupAddress): void {
  wanted.add(groupMuteId(group));
}

/** Whether the program wants the group muted. */
export function isWantedMuted(group: GroupAddress): boolean {
  return wanted.has(groupMuteId(group));
}

/** Notes that a resource for the group is being created. False when another one was created before in this run. */
export function noteCreated(group: GroupAddress): boolean {
  const id = groupMuteId(group);
  if (created.has(id)) return false;
  created.add(id);
  return true;
}
