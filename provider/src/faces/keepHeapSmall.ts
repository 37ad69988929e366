import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** For V8 of Node.js 20 to 26. It reads the flag each time it sets the next limit of the heap. */
export const heapFlag = "--heap-growing-percent=50";

/** Milliseconds until an answer has left this process. */
const afterAnswerMs = 50;

/** Bytes of growth that are worth a pause. The process of a few resources never gets there. */
const worthwhileGrowth = 32 << 20;

let sizeAtLast = Infinity;
let waiting: NodeJS.Timeout | undefined;

/**
 * Has this process collect all garbage when its heap has grown by half. By itself V8 lets it grow several-fold, and a part of
 * the garbage of each call outlives the collections of young objects. Measured with the adoption of 5,000 groups as one
 * AppMutes: a resident size of at most 249 MiB instead of 369, and 7 collections of 0.08 s in all instead of 3 of 0.05 s.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(heapFlag);
  sizeAtLast = heapSize();
}

/**
 * Collects what a large call has left, while the engine works on the answer: the next call would come on top of it. Measured
 * with 5,000 groups as one AppMutes: a refresh takes at most 284 MiB instead of 350, a preview 247 instead of 308.
 */
export function collectAfterAnswer(): void {
  waiting ??= setTimeout(() => {
    waiting = undefined;
    if (heapSize() - sizeAtLast < worthwhileGrowth) return;
    collectGarbage();
    sizeAtLast = heapSize();
  }, afterAnswerMs).unref();
}

/** V8 hands its collector to a context that is made while the flag is set. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  setFlagsFromString("--no-expose-gc");
  collect();
}

function heapSize(): number {
  return getHeapStatistics().used_heap_size;
}
