import { type GroupAddress, groupMuteId } from "../groupMute/groupMuteState";

const groups = new Set<string>();

/** Remembers that this process wrote to the group and did not read it back. */
export function noteUnverifiedWrite(group: GroupAddress): void {
  groups.add(groupMuteId(group));
}

/** Whether a read of the group may lag behind what this process wrote to it, and so cannot spare a write. */
export function mayLag(group: GroupAddress): boolean {
  return groups.has(groupMuteId(group));
}
