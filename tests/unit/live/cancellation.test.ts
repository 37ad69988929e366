import { CancelledError, cancelledBy, pause, sparedFromCancellation } from "../../../provider/src/live/cancellation";
import { retry } from "../../../provider/src/live/retry";

const cancelled = (): AbortSignal => AbortSignal.abort(new CancelledError());

test("a pause ends when the run is cancelled, and not for what must be done to its end", async () => {
  await cancelledBy(cancelled(), async () => {
    await expect(pause(60_000)).rejects.toThrow(CancelledError);
    await sparedFromCancellation(() => pause(1));
  });
  await pause(1);
});

test("an attempt that is under way is left to its end, and no further one is made", async () => {
  const run = new AbortController();
  const reasons: string[] = [];
  let attempts = 0;
  const outcome = retry(
    (_, signal) => {
      attempts += 1;
      run.abort(new CancelledError());
      expect(signal.aborted).toBe(false);
      return Promise.reject(new Error("no answer"));
    },
    {
      operation: "BanLiveMessageGroup",
      totalTimeoutMs: 60_000,
      cancelled: run.signal,
      classify: () => ({ kind: "transient" }),
      giveUp: (error, { reason }) => {
        reasons.push(reason);
        return error as Error;
      },
    },
  );
  await expect(outcome).rejects.toThrow("no answer");
  expect([attempts, reasons]).toEqual([1, ["cancelled"]]);
});

test("a wait before another attempt ends", async () => {
  const run = new AbortController();
  const outcome = retry(() => Promise.reject(new Error("no answer")), {
    operation: "BanLiveMessageGroup",
    totalTimeoutMs: 60_000,
    cancelled: run.signal,
    classify: () => ({ kind: "throttled", retryAfterMs: 50_000 }),
    giveUp: (_, { reason }) => new Error(reason),
    sleep: (ms, signal) => {
      if (ms === 60_000) return new Promise(() => undefined);
      queueMicrotask(() => run.abort(new CancelledError()));
      return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("woken"))));
    },
  });
  await expect(outcome).rejects.toThrow("cancelled");
});
