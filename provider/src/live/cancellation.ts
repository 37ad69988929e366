import { AsyncLocalStorage } from "node:async_hooks";
import { PackageError } from "../errors/packageError";
import { sleepFor } from "./deadline";

/** The user has cancelled the run before something was done. */
export class CancelledError extends PackageError {
  static override readonly kind = "CancelledError";

  constructor() {
    super("The run was cancelled before this was done: run again.");
  }
}

const signals = new AsyncLocalStorage<AbortSignal | undefined>();

/**
 * Runs work that a signal cancels: from then on no call is sent and nothing is waited for. A call that was sent is left to
 * its end, so that what it did is known.
 * @param signal is aborted with a CancelledError
 */
export function cancelledBy<T>(signal: AbortSignal, work: () => T): T {
  return signals.run(signal, work);
}

/** Runs work that must be done to its end, whatever is cancelled. */
export function sparedFromCancellation<T>(work: () => T): T {
  return signals.run(undefined, work);
}

/** The signal that cancels what runs; absent where nothing does. */
export function cancellation(): AbortSignal | undefined {
  return signals.getStore();
}

/** Waits, unless the run is cancelled. @throws CancelledError */
export async function pause(ms: number): Promise<void> {
  const signal = cancellation();
  try {
    await sleepFor(ms, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
