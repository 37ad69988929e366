import { type GroupAddress, groupKey } from "../../live/groupAddress";

const groups = new Set<string>();

/** Remembers that this process wrote to the group and did not read it back. */
export function noteUnverifiedWrite(group: GroupAddress): void {
  groups.add(groupKey(group));
}

/** Whether a read of the group may lag behind what this process wrote to it, and so cannot spare a write. */
export function mayLag(group: GroupAddress): boolean {
  return groups.has(groupKey(group));
}
