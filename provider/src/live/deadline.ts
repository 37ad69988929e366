import { setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

/** Waits; rejects when the signal is aborted. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** A signal that is aborted when its time is over. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Keeps it from being aborted. To be called in any case, or its timer holds the process. */
  clear(): void;
}

/** Starts the time of a deadline. @param reason what the signal is aborted with */
export function startDeadline(ms: number, reason: Error, sleep: Sleep = sleepFor): Deadline {
  const over = new AbortController();
  const timer = new AbortController();
  // Hundreds of calls wait under one deadline.
  setMaxListeners(0, over.signal);
  sleep(ms, timer.signal).then(
    () => over.abort(reason),
    () => undefined,
  );
  return { signal: over.signal, clear: () => timer.abort() };
}

/**
 * A signal that is aborted with the first of those that are given. One alone is returned as it is: a new one takes some 4 kB,
 * which hundreds of calls hold for as long as they wait for the quota.
 */
export function firstAborted(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const given = signals.filter((signal) => signal !== undefined);
  return given.length === 1 ? given[0]! : AbortSignal.any(given);
}

/** The promise's outcome, or the signal's reason as soon as it is aborted: what the promise stands for may not heed it. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

/** Waits by a timer. */
export async function sleepFor(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal ? { signal } : {});
}
