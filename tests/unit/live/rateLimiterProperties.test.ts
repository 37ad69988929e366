import fc from "fast-check";
import { RateLimiter } from "../../../provider/src/live/rateLimiter";
import { playSharing, sharingScenarios } from "./sharing/scenarios";
import { FakeTime, QuotaServer, runProgram, seededRandom } from "./support/rateLimiterSimulation";

describe("whatever the network does", () => {
  test("no window at the service holds more than the quota, and the quota is used", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          seed: fc.nat(),
          quota: fc.integer({ min: 1, max: 50 }),
          counting: fc.constantFrom("sliding" as const, "fixed" as const),
          shortest: fc.integer({ min: 0, max: 100 }),
          spread: fc.integer({ min: 0, max: 40 }),
          parallel: fc.integer({ min: 1, max: 40 }),
        }),
        async ({ seed, quota, counting, shortest, spread, parallel }) => {
          const time = new FakeTime();
          const random = seededRandom(seed);
          const server = new QuotaServer(quota, counting, random() * 1000);
          const latency = () => shortest + spread * random();
          const calls = quota * 6;
          const program = runProgram({ time, server, random, calls, ratePerSecond: quota, parallel, latency });
          await time.run();
          await program;
          expect(server.refused).toEqual([]);
          expect(server.accepted).toHaveLength(calls);
          expect(mostInOneSecond(server.accepted)).toBeLessThanOrEqual(quota);
        },
      ),
      {
        numRuns: 60,
        // Round trips that undercut those before them.
        examples: [
          [{ seed: 1321225706, quota: 35, counting: "fixed", shortest: 4, spread: 36, parallel: 36 }],
          [{ seed: 275858299, quota: 37, counting: "sliding", shortest: 4, spread: 23, parallel: 27 }],
          [{ seed: 510663676, quota: 10, counting: "sliding", shortest: 2, spread: 34, parallel: 12 }],
        ],
      },
    );
  });

  test("first come, first served; who leaves is gone; nobody who stays is forgotten", async () => {
    const caller = fc.record({
      asksAt: fc.integer({ min: 0, max: 3000 }),
      leavesAfter: fc.option(fc.integer({ min: 0, max: 3000 }), { nil: undefined }),
      ends: fc.constantFrom("succeeded" as const, "throttled" as const, "failed" as const, "never" as const),
      answerMs: fc.integer({ min: 0, max: 1500 }),
      hintMs: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(caller, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), async (callers, rate) => {
        const time = new FakeTime();
        const limiter = new RateLimiter({ ratePerSecond: rate, now: time.now, setTimer: time.setTimer });
        const asked: number[] = [];
        const granted: number[] = [];
        const left: number[] = [];
        callers.forEach(({ asksAt, leavesAfter, ends, answerMs, hintMs }, index) => {
          time.setTimer(() => {
            const controller = new AbortController();
            if (leavesAfter !== undefined) time.setTimer(() => controller.abort(new Error("left")), leavesAfter);
            asked.push(index);
            limiter.acquire(controller.signal).then(
              (permit) => {
                granted.push(index);
                if (ends === "throttled") time.setTimer(() => permit.throttled(hintMs), answerMs);
                else if (ends !== "never") time.setTimer(() => permit[ends](), answerMs);
              },
              () => left.push(index),
            );
          }, asksAt);
        });
        await time.run();
        expect([...granted, ...left].sort((a, b) => a - b)).toEqual([...asked].sort((a, b) => a - b));
        expect(granted).toEqual(asked.filter((index) => granted.includes(index)));
        for (const index of left) expect(callers[index]?.leavesAfter).toBeDefined();
        expect(limiter.queued).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});

describe("several programs on one account", () => {
  const play = (name: keyof typeof sharingScenarios, seeds: readonly number[]) =>
    Promise.all(seeds.map((seed) => playSharing(sharingScenarios[name], seed)));

  test.each<[keyof typeof sharingScenarios, leastUsed: number, mostThrottled: number]>([
    ["start together", 0.9, 0.02],
    ["start together, fixed windows", 0.9, 0.03],
    ["start one after the other", 0.9, 0.02],
    ["start as engines do", 0.9, 0.02],
    ["75 calls each", 0.8, 0.02],
    ["one ends early", 0.9, 0.02],
    ["two, one comes later", 0.9, 0.02],
    ["50 calls per second", 0.9, 0.02],
  ])(
    "%s: %d of the quota is used, and less than %d of the calls are throttled",
    async (name, leastUsed, mostThrottled) => {
      const runs = await play(name, [1, 2, 3, 4, 5, 6, 7, 8]);
      expect(mean(runs.map(({ used }) => used))).toBeGreaterThan(leastUsed);
      expect(mean(runs.map(({ throttled }) => throttled))).toBeLessThan(mostThrottled);
    },
  );

  test("a program that comes later gets its share", async () => {
    // Each run is much of chance.
    const runs = await play(
      "two, one comes later",
      Array.from({ length: 24 }, (_, index) => index + 1),
    );
    const inTenSeconds = (times: readonly number[] = []) => times.filter((at) => at > 25_000 && at < 35_000).length;
    const [first, second] = [0, 1].map((program) => mean(runs.map(({ done }) => inTenSeconds(done[program]))));
    expect(first).toBeGreaterThan(25);
    expect(second).toBeGreaterThan(25);
  });

  test.each<keyof typeof sharingScenarios>([
    "one alone",
    "one alone, fixed windows",
    "one alone, 5 to 120 ms each way",
  ])("%s is never throttled", async (name) => {
    const runs = await play(name, [1, 2, 3, 4]);
    for (const { used, refused } of runs) {
      expect(refused).toBe(0);
      expect(used).toBeGreaterThan(name.includes("ms") ? 0.85 : 1);
    }
  });
});

function mostInOneSecond(times: readonly number[]): number {
  return Math.max(...times.map((from, index) => times.slice(index).filter((at) => at - from < 1000).length));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
