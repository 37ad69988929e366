import { pause } from "../../live/cancellation";

/** Waits between reads, in milliseconds: some 6 s in all, for a read that lags behind the write. */
export const usualWaitsMs = [50, 100, 200, 400, 800, 1600, 3200];

/** Further waits before something that cannot be undone is done for what a read says: some 20 s. */
export const patientWaitsMs = [6400, 12_800];

/** Reads until the value is as wanted or the time for that is over. Returns the last value read. */
export async function readUntil<T>(
  read: () => Promise<T>,
  isWanted: (value: T) => boolean,
  waits: readonly number[] = usualWaitsMs,
): Promise<T> {
  let value = await read();
  for (const waitMs of waits) {
    if (isWanted(value)) return value;
    await pause(waitMs);
    value = await read();
  }
  return value;
}
