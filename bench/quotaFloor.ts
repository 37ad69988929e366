import { type LiveOperation, liveOperations } from "../provider/src/live/liveOperations";

/** Calls of each operation. */
export type CallCounts = Readonly<Partial<Record<LiveOperation, number>>>;

/** The seconds that the quotas allow these calls: those of the operation that takes longest, as all others run beside it. */
export function quotaFloor(calls: CallCounts): number {
  const operations = Object.keys(calls) as LiveOperation[];
  return Math.max(0, ...operations.map((name) => (calls[name] ?? 0) / liveOperations[name].quota));
}

/** How often each operation was called. */
export function countCalls(calls: readonly { readonly operation: string }[]): CallCounts {
  const counts: Partial<Record<LiveOperation, number>> = {};
  for (const call of calls) {
    const operation = call.operation as LiveOperation;
    counts[operation] = (counts[operation] ?? 0) + 1;
  }
  return counts;
}
