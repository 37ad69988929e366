import fc from "fast-check";
import { RateLimiter } from "../../../provider/src/live/rateLimiter";
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
  const near = (random: () => number) => () => 5 + 10 * random();

  async function share(starts: number[], calls: number, seed: number) {
    const time = new FakeTime();
    const random = seededRandom(seed);
    const server = new QuotaServer(10);
    const programs = starts.map((startAtMs) =>
      runProgram({ time, server, random, calls, ratePerSecond: 10, startAtMs, latency: near(random) }),
    );
    await time.run();
    const ends = await Promise.all(programs);
    return { server, ends };
  }

  test.each([
    ["that start together", [0, 0, 0, 0]],
    ["that start one after the other", [0, 700, 1300, 2100]],
  ])("four programs %s use nine tenths of the quota, with few calls throttled", async (_, starts) => {
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    const runs = await Promise.all(seeds.map((seed) => share(starts, 250, seed)));
    const used = runs.map(({ server }) => server.accepted.length / 10 / ((server.accepted.at(-1) as number) / 1000));
    const refused = runs.map(({ server }) => server.refused.length / (2 * 1000 + 1000 + server.refused.length));
    expect(mean(used)).toBeGreaterThan(0.9);
    // A created group makes two reads beside its write.
    expect(mean(refused)).toBeLessThan(0.02);
  });

  test("a program that comes later gets its share", async () => {
    const runs = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => share([0, 10_000], 300, seed)));
    const inTenSeconds = (times: number[] = []) => times.filter((at) => at > 25_000 && at < 35_000).length;
    const [first, second] = [0, 1].map((program) => mean(runs.map(({ ends }) => inTenSeconds(ends[program]))));
    expect(first).toBeGreaterThan(25);
    expect(second).toBeGreaterThan(25);
  });
});

function mostInOneSecond(times: readonly number[]): number {
  return Math.max(...times.map((from, index) => times.slice(index).filter((at) => at - from < 1000).length));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
