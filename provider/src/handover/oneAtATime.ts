import type { Subject } from "./subject";

const ends = new Map<string, Promise<unknown>>();

/**
 * Does the work on a subject when all earlier work on it in this process has ended: the delete of one resource and the
 * create of the one that takes over its group must not observe and write in between each other.
 */
export function oneAtATime<T>({ key }: Subject, work: () => Promise<T>): Promise<T> {
  const done = (ends.get(key) ?? Promise.resolve()).then(work);
  ends.set(
    key,
    done.catch(() => undefined),
  );
  return done;
}
