import { type GroupAddress, groupMuteId } from "../resources/groupMute/groupMuteState";

const ends = new Map<string, Promise<unknown>>();

/**
 * Does the work on a group when all earlier work on it in this process has ended: the delete of one resource and the
 * create of the one that takes over its group must not observe and write in between each other.
 */
export function oneAtATime<T>(group: GroupAddress, work: () => Promise<T>): Promise<T> {
  const id = groupMuteId(group);
  const done = (ends.get(id) ?? Promise.resolve()).then(work);
  ends.set(
    id,
    done.catch(() => undefined),
  );
  return done;
}
