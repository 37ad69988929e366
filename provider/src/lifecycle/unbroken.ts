import { sparedFromCancellation } from "../live/cancellation";

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Does what must not break off in the middle: a cancelled run goes on with it, and the end of this process waits for it,
 * where this process can help it.
 */
export async function unbroken<T>(work: () => Promise<T>): Promise<T> {
  running += 1;
  try {
    return await sparedFromCancellation(work);
  } finally {
    running -= 1;
    if (running === 0) for (const then of waiting.splice(0)) then();
  }
}

/** Goes on as soon as nothing runs that must not break off. */
export function afterUnbroken(then: () => void): void {
  if (running === 0) then();
  else waiting.push(then);
}
