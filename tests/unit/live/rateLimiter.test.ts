import { type Permit, RateLimiter, type RateLimiterOptions } from "../../../provider/src/live/rateLimiter";
import { FakeTime } from "./support/rateLimiterSimulation";

function setUp(options: Partial<RateLimiterOptions> = {}) {
  const time = new FakeTime();
  const limiter = new RateLimiter({
    ratePerSecond: 10,
    now: time.now,
    setTimer: time.setTimer,
    random: () => 0.5,
    ...options,
  });
  const sent: { name: string; at: number; permit: Permit }[] = [];
  /** Asks for a turn; the call is answered after answerMs, or never. */
  const call = (name: string, how: { answerMs?: number; signal?: AbortSignal; throttled?: boolean } = {}) =>
    limiter.acquire(how.signal).then((permit) => {
      sent.push({ name, at: time.now(), permit });
      if (how.answerMs === undefined) return;
      time.setTimer(() => (how.throttled ? permit.throttled() : permit.succeeded()), how.answerMs);
    });
  const calls = (count: number, answerMs = 20) =>
    Array.from({ length: count }, (_, index) => call(String(index), { answerMs }));
  return { time, limiter, sent, call, calls };
}

describe("rate limiter", () => {
  test.each([0, -1, NaN, Infinity])("refuses a rate of %p", (ratePerSecond) => {
    expect(() => new RateLimiter({ ratePerSecond })).toThrow(RangeError);
  });

  test("lets the first call through at once", async () => {
    const { sent, calls } = setUp();
    await Promise.all(calls(1));
    expect(sent.map(({ at }) => at)).toEqual([0]);
  });

  test("sends in the order of asking", async () => {
    const { time, sent, calls } = setUp();
    void calls(35);
    await time.run();
    expect(sent.map(({ name }) => name)).toEqual(Array.from({ length: 35 }, (_, index) => String(index)));
  });

  test("uses the whole quota: 10 calls in the first second, 100 within ten", async () => {
    const { time, sent, calls } = setUp();
    void calls(100);
    await time.run();
    expect(sent.filter(({ at }) => at < 1000)).toHaveLength(10);
    expect(sent.at(-1)?.at).toBeLessThan(9_600);
  });

  test("does not drift: the hundredth second is as full as the second one", async () => {
    const { time, sent, calls } = setUp();
    void calls(1000);
    await time.run();
    expect(sent.at(-1)?.at).toBeLessThan(100_000);
  });

  test("never sends an eleventh call before a second has passed since the answer to the first", async () => {
    const { time, sent, calls } = setUp();
    void calls(11, 300);
    await time.run();
    const [first] = sent;
    // The shortest round trip seen so far is trusted by a third only.
    expect(sent[10]?.at).toBeGreaterThanOrEqual((first?.at ?? 0) + 1000 + 200);
  });

  test("opens untried slots as answers come in, so a full quota costs few throttled calls", async () => {
    const { time, sent, calls } = setUp();
    void calls(10, 500);
    await time.run(499);
    expect(sent).toHaveLength(1);
    await time.run(999);
    expect(sent).toHaveLength(3);
  });

  test.each([0.5, 1])("keeps a rate of %p per second", async (ratePerSecond) => {
    const { time, sent, calls } = setUp({ ratePerSecond });
    void calls(4, 10);
    await time.run();
    sent.slice(1).forEach(({ at }, index) => {
      const distance = at - (sent[index]?.at ?? 0);
      expect(distance).toBeGreaterThanOrEqual(1000 / ratePerSecond);
      expect(distance).toBeLessThanOrEqual(1000 / ratePerSecond + 13);
    });
  });

  test("a fraction stretches the window: 9.5 per second are 10 in 1,053 ms", async () => {
    const { time, sent, calls } = setUp({ ratePerSecond: 9.5 });
    void calls(96, 0);
    await time.run();
    expect(sent.filter(({ at }) => at < 1052)).toHaveLength(10);
    expect(sent.at(-1)?.at).toBeLessThan(10_200);
  });

  test("a call that stays unanswered gives its slot back after two windows", async () => {
    const { time, sent, call } = setUp({ ratePerSecond: 1 });
    void call("hangs");
    void call("next");
    await time.run();
    expect(sent.map(({ name, at }) => [name, at])).toEqual([
      ["hangs", 0],
      ["next", 2000],
    ]);
  });

  test("a call that failed late may have arrived late, so its slot is free a whole window after the failure", async () => {
    const { time, sent, call } = setUp({ ratePerSecond: 1 });
    await call("fails");
    time.setTimer(() => sent[0]?.permit.failed(), 800);
    void call("next");
    await time.run();
    expect(sent[1]?.at).toBeGreaterThanOrEqual(1800);
    expect(sent[1]?.at).toBeLessThan(1900);
  });

  test("the late end of such a call does not free the slot of the next one", async () => {
    const { time, limiter, sent, call } = setUp({ ratePerSecond: 1 });
    void call("hangs");
    void call("second");
    await time.run(2500);
    sent[0]?.permit.succeeded();
    void call("third");
    await time.run(3900);
    expect(limiter.queued).toBe(1);
    await time.run();
    expect(sent[2]?.at).toBe(4000);
  });

  test("a permit ends once", async () => {
    const { time, limiter, sent, call, calls } = setUp();
    await call("first");
    sent[0]?.permit.succeeded();
    sent[0]?.permit.throttled();
    sent[0]?.permit.failed();
    void calls(9);
    await time.run(999);
    expect(sent).toHaveLength(10);
    expect(limiter.queued).toBe(0);
  });

  test("sends nothing while the service's hint lasts", async () => {
    const { time, sent, call, calls } = setUp();
    await call("throttled");
    sent[0]?.permit.throttled(3000);
    void calls(1);
    await time.run();
    expect(sent[1]?.at).toBeGreaterThanOrEqual(3000);
    expect(sent[1]?.at).toBeLessThan(3100);
  });

  test("is not upset by a hint of a month", async () => {
    const { time, sent, call, calls } = setUp();
    await call("throttled");
    sent[0]?.permit.throttled(30 * 86_400_000);
    void calls(1);
    await time.run(3_600_000);
    expect(sent).toHaveLength(1);
  });

  test("comes back to the whole quota after a stray throttling", async () => {
    const { time, sent, call, calls } = setUp();
    void calls(20);
    void call("stray", { answerMs: 20, throttled: true });
    void calls(400);
    await time.run();
    const stray = sent.find(({ name }) => name === "stray")?.at ?? 0;
    const inSecond = (from: number) => sent.filter(({ at }) => at >= from && at < from + 1000).length;
    expect(inSecond(stray + 1000)).toBeLessThan(8);
    expect(inSecond(stray + 12_000)).toBeGreaterThanOrEqual(9);
  });
});

describe("leaving the queue", () => {
  test("rejects with the signal's reason and gives up the place", async () => {
    const { time, limiter, sent, call, calls } = setUp({ ratePerSecond: 1 });
    void calls(1);
    const controller = new AbortController();
    const reason = new Error("cancelled");
    const left = expect(call("leaves", { signal: controller.signal })).rejects.toBe(reason);
    void call("stays", { answerMs: 20 });
    expect(limiter.queued).toBe(2);
    controller.abort(reason);
    await left;
    expect(limiter.queued).toBe(1);
    await time.run();
    expect(sent.map(({ name }) => name)).toEqual(["0", "stays"]);
    expect(sent[1]?.at).toBeLessThan(1100);
  });

  test("does not enter with an aborted signal", async () => {
    const { limiter, call } = setUp();
    const reason = new Error("too late");
    await expect(call("late", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(limiter.queued).toBe(0);
  });

  test("an abort after the grant changes nothing", async () => {
    const { call, sent } = setUp();
    const controller = new AbortController();
    await call("granted", { signal: controller.signal });
    controller.abort();
    expect(sent).toHaveLength(1);
  });

  test("the last to leave takes the timer along", async () => {
    const { time, call, calls } = setUp({ ratePerSecond: 1 });
    await Promise.all(calls(1));
    const controller = new AbortController();
    const left = call("leaves", { signal: controller.signal }).catch(() => undefined);
    controller.abort();
    await left;
    // What is left is the answer to the first call.
    expect(time.pending).toBe(1);
  });
});

describe("announcements", () => {
  test("a long queue is announced now and then", async () => {
    const announce = jest.fn();
    const { time, calls } = setUp({ announce, name: "BanLiveMessageGroup" });
    void calls(430);
    expect(announce).toHaveBeenCalledTimes(1);
    await time.run();
    const told = announce.mock.calls.map(([message]) => String(message));
    expect(told[0]).toMatch(/^1\d\d calls queued for BanLiveMessageGroup, about 1\d s$/);
    expect(told[1]).toMatch(/^2\d\d calls queued for BanLiveMessageGroup, about 2\d s$/);
    expect(told).toHaveLength(3);
  });

  test("a short one is not", async () => {
    const announce = jest.fn();
    const { time, calls } = setUp({ announce });
    void calls(90);
    await time.run();
    expect(announce).not.toHaveBeenCalled();
  });

  test("while other programs use the quota, it says so", async () => {
    const announce = jest.fn();
    const { limiter } = setUp({ announce, name: "BanLiveMessageGroup" });
    (await limiter.acquire()).throttled();
    for (let queued = 0; queued < 30; queued += 1) void limiter.acquire();
    expect(announce.mock.calls).toEqual([
      ["10 calls queued for BanLiveMessageGroup, about 10 s, as long as other programs use up the quota"],
    ]);
  });
});
