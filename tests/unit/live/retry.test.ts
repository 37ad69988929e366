import { retry, type RetryOptions, TotalTimeoutError, type Verdict } from "../../../provider/src/live/retry";
import { RetryBudget } from "../../../provider/src/live/retryBudget";
import { untilAborted } from "../../../provider/src/live/deadline";
import { FakeTime, seededRandom } from "./support/rateLimiterSimulation";

class Failure extends Error {
  constructor(readonly verdict: Verdict) {
    super(verdict.code ?? verdict.kind);
  }
}
const transient = () => new Failure({ kind: "transient", code: "ServerError" });
const throttled = (retryAfterMs?: number) =>
  new Failure({ kind: "throttled", code: "Throttling.User", ...(retryAfterMs !== undefined && { retryAfterMs }) });
/** An attempt that ends when it is told to, and not before. */
const endless = (_: number, signal: AbortSignal) => untilAborted(new Promise<never>(() => undefined), signal);
const final = () => new Failure({ kind: "final", code: "NoAuth" });

function setUp(extra: Partial<RetryOptions> = {}) {
  const time = new FakeTime();
  const waits: number[] = [];
  const options: RetryOptions = {
    operation: "BanLiveMessageGroup",
    classify: (error) => (error instanceof Failure ? error.verdict : { kind: "final" }),
    totalTimeoutMs: 60_000,
    random: () => 0.5,
    now: time.now,
    sleep: (ms, signal) => {
      if (ms !== (extra.totalTimeoutMs ?? 60_000)) waits.push(ms);
      return time.sleep(ms, signal);
    },
    ...extra,
  };
  /** Fails with each error in turn, then succeeds. */
  const failing = (errors: Error[]) => {
    const began: number[] = [];
    const attempt = (number: number) => {
      began.push(time.now());
      const error = errors[number - 1];
      return error ? Promise.reject(error) : Promise.resolve(`attempt ${number}`);
    };
    return { attempt, began };
  };
  const outcome = async <T>(promise: Promise<T>): Promise<{ value?: T; error?: unknown }> => {
    const settled = promise.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    await time.run();
    return settled;
  };
  return { time, waits, options, failing, outcome };
}

describe("retry", () => {
  test("returns the first success without a wait", async () => {
    const { options, failing, outcome, waits } = setUp();
    expect(await outcome(retry(failing([]).attempt, options))).toEqual({ value: "attempt 1" });
    expect(waits).toEqual([]);
  });

  test("waits with full jitter, twice as long each time, up to the cap", async () => {
    const { options, failing, outcome, waits } = setUp({ totalTimeoutMs: 600_000 });
    const { attempt } = failing(Array.from({ length: 10 }, transient));
    expect(await outcome(retry(attempt, options))).toEqual({ value: "attempt 11" });
    expect(waits).toEqual([50, 100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
  });

  test("full jitter reaches from nothing to the bound", async () => {
    const bounds = [0, 0.999_999].map(async (chance) => {
      const { options, failing, outcome, waits } = setUp({ random: () => chance });
      await outcome(retry(failing([transient()]).attempt, options));
      return waits[0] as number;
    });
    const [least, most] = await Promise.all(bounds);
    expect(least).toBe(0);
    expect(most).toBeCloseTo(100, 2);
  });

  test("waits no less than the service's hint", async () => {
    const { options, failing, outcome, waits } = setUp({ random: () => 0 });
    await outcome(retry(failing([throttled(1234)]).attempt, options));
    expect(waits).toEqual([1234]);
  });

  test("a final error ends it at once, as it is", async () => {
    const { options, failing, outcome } = setUp();
    const error = final();
    const { attempt, began } = failing([transient(), error, transient()]);
    expect(await outcome(retry(attempt, options))).toEqual({ error });
    expect(began).toHaveLength(2);
  });

  test("the error at the end tells attempts, codes, time and reason", async () => {
    const giveUp = jest.fn((error: unknown) => error as Error);
    const { options, failing, outcome } = setUp({ giveUp });
    const error = final();
    await outcome(retry(failing([transient(), throttled(), error]).attempt, options));
    expect(giveUp).toHaveBeenCalledWith(error, {
      attempts: 3,
      codes: ["ServerError", "Throttling.User", "NoAuth"],
      elapsedMs: 50 + 500,
      reason: "final",
    });
  });

  test("ends with the last error when the next wait would outlast the total time", async () => {
    const giveUp = jest.fn((error: unknown) => error as Error);
    const { options, failing, outcome, time } = setUp({ giveUp, totalTimeoutMs: 1000 });
    const errors = Array.from({ length: 10 }, transient);
    const { error } = await outcome(retry(failing(errors).attempt, options));
    expect(error).toBe(errors[4]);
    expect(giveUp.mock.calls[0]).toEqual([error, expect.objectContaining({ attempts: 5, reason: "time" })]);
    expect(time.now()).toBe(50 + 100 + 200 + 400);
  });

  test("ends an attempt that would not end", async () => {
    const { options, outcome, time } = setUp({ totalTimeoutMs: 1000 });
    const { error } = await outcome(retry(endless, options));
    expect(error).toBeInstanceOf(TotalTimeoutError);
    expect(String(error)).toContain("BanLiveMessageGroup");
    expect(time.now()).toBe(1000);
  });

  test("tells the real error, not the timeout, when time runs out in a later attempt", async () => {
    const { options, outcome } = setUp({ totalTimeoutMs: 1000 });
    const first = transient();
    const attempt = (number: number, signal: AbortSignal) =>
      number === 1 ? Promise.reject(first) : endless(number, signal);
    expect(await outcome(retry(attempt, options))).toEqual({ error: first });
  });

  test("the total time aborts the attempt's signal", async () => {
    const { options, outcome } = setUp({ totalTimeoutMs: 1000 });
    let seen: AbortSignal | undefined;
    await outcome(
      retry((number, signal) => {
        seen = signal;
        return endless(number, signal);
      }, options),
    );
    expect(seen?.reason).toBeInstanceOf(TotalTimeoutError);
  });

  test.each(["before the first attempt", "in an attempt", "between attempts"])(
    "rejects with the caller's reason when aborted %s",
    async (moment) => {
      const controller = new AbortController();
      const giveUp = jest.fn((error: unknown) => error as Error);
      const { options, outcome, time } = setUp({ signal: controller.signal, giveUp, random: () => 0.99 });
      const reason = new Error("cancelled");
      if (moment === "before the first attempt") controller.abort(reason);
      else time.setTimer(() => controller.abort(reason), 20);
      const attempt = (number: number, signal: AbortSignal) =>
        moment === "between attempts" ? Promise.reject(transient()) : endless(number, signal);
      expect(await outcome(retry(attempt, options))).toEqual({ error: reason });
      expect(time.now()).toBeLessThanOrEqual(20);
      expect(giveUp).not.toHaveBeenCalled();
    },
  );

  test.each(["before the first attempt", "in an attempt", "between attempts"])(
    "ends with the last error when given up %s",
    async (moment) => {
      const givenUp = new AbortController();
      const reason = new Error("the endpoint is silent");
      const giveUp = jest.fn((error: unknown) => error as Error);
      const { options, outcome, time } = setUp({ givenUp: givenUp.signal, giveUp, random: () => 0.99 });
      if (moment === "before the first attempt") givenUp.abort(reason);
      else time.setTimer(() => givenUp.abort(reason), 20);
      const last = transient();
      const attempt = (number: number, signal: AbortSignal) =>
        moment === "between attempts" ? Promise.reject(last) : endless(number, signal);
      const error = moment === "between attempts" ? last : reason;
      expect(await outcome(retry(attempt, options))).toEqual({ error });
      expect(giveUp.mock.calls).toEqual([
        [error, expect.objectContaining({ attempts: moment === "before the first attempt" ? 0 : 1, reason: "time" })],
      ]);
    },
  );

  test("leaves no timer behind", async () => {
    const { options, failing, time } = setUp();
    await retry(failing([]).attempt, options);
    expect(time.pending).toBe(0);
  });

  test("works with the real clock", async () => {
    let attempts = 0;
    const result = await retry(
      (number) => {
        attempts = number;
        return number < 3 ? Promise.reject(transient()) : Promise.resolve("done");
      },
      { operation: "x", classify: () => ({ kind: "transient" }), totalTimeoutMs: 30_000, random: () => 0.01 },
    );
    expect([result, attempts]).toEqual(["done", 3]);
  });
});

describe("retry budget", () => {
  test("ends retries of transient errors for all who share it", async () => {
    const budget = new RetryBudget({ capacity: 12 });
    const giveUp = jest.fn((error: unknown) => error as Error);
    const { options, failing, outcome } = setUp({ budget, giveUp });
    await outcome(retry(failing(Array.from({ length: 9 }, transient)).attempt, options));
    expect(giveUp.mock.calls[0]).toEqual([
      expect.any(Failure),
      expect.objectContaining({ attempts: 3, reason: "budget" }),
    ]);
    expect(budget.tokens).toBe(2);
  });

  test("gets all of a call's cost back when it succeeds in the end", async () => {
    const budget = new RetryBudget({ capacity: 100 });
    const { options, failing, outcome } = setUp({ budget });
    await outcome(retry(failing([transient(), transient()]).attempt, options));
    expect(budget.tokens).toBe(100);
  });

  test("a timeout costs twice as much, throttling nothing", async () => {
    const budget = new RetryBudget({ capacity: 100 });
    const { options, failing, outcome } = setUp({ budget });
    const timeout = new Failure({ kind: "transient", timedOut: true });
    await outcome(retry(failing([timeout, throttled(), final()]).attempt, options));
    expect(budget.tokens).toBe(90);
  });

  test("recovers a little by each call that succeeds at once", async () => {
    const budget = new RetryBudget({ capacity: 100 });
    budget.spend(10);
    const { options, failing, outcome } = setUp({ budget });
    await outcome(retry(failing([]).attempt, options));
    expect(budget.tokens).toBe(91);
  });

  test("never holds more than its capacity, all of which may be spent", () => {
    const budget = new RetryBudget();
    budget.refund(50);
    expect(budget.tokens).toBe(500);
    expect(budget.spend(501)).toBe(false);
    expect(budget.tokens).toBe(500);
    expect(budget.spend(500)).toBe(true);
    expect(budget.tokens).toBe(0);
  });

  test("full jitter with a seed stays within its bounds", async () => {
    const { options, failing, outcome, waits } = setUp({ random: seededRandom(7) });
    await outcome(retry(failing(Array.from({ length: 6 }, transient)).attempt, options));
    waits.forEach((wait, index) => expect(wait).toBeLessThan(100 * 2 ** index));
  });
});
