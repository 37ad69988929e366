import { setFlagsFromString } from "node:v8";

/** For V8 of Node.js 20 to 26. It reads the flag each time it sets the next limit of the heap. */
export const heapFlag = "--heap-growing-percent=50";

/**
 * Has this process collect all garbage when its heap has grown by half. By itself V8 lets it grow several-fold, and a part of
 * the garbage of each call outlives the collections of young objects. Measured with the adoption of 5,000 groups as one
 * AppMutes: a resident size of at most 249 MiB instead of 369, and 7 collections of 0.08 s in all instead of 3 of 0.05 s.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(heapFlag);
}
