import { RateLimiter } from "../../../provider/src/live/rateLimiter";
import { RoundTrips } from "../../../provider/src/live/roundTrips";
import { FakeTime } from "./support/rateLimiterSimulation";

test("nothing is certain before a call was answered, and little after one", () => {
  const trips = new RoundTrips();
  expect(trips.certainMs).toBe(0);
  trips.note(21);
  expect(trips.certainMs).toBeCloseTo(1);
});

test("the shortest trip is trusted the more, the more calls there were, and never exceeded", () => {
  const trips = new RoundTrips();
  const certain = [10, 100, 1000].map((calls) => {
    for (let call = 0; call < calls; call += 1) trips.note(call % 2 === 0 ? 20 : 24);
    return trips.certainMs;
  });
  expect(certain).toEqual([...certain].sort((one, other) => one - other));
  expect(certain[2]).toBeGreaterThan(19);
  expect(certain[2]).toBeLessThanOrEqual(20);
});

test("trips that differ are trusted less than trips that are alike", () => {
  const [alike, spread] = [new RoundTrips(), new RoundTrips()];
  for (let call = 0; call < 100; call += 1) {
    alike.note(20);
    spread.note(20 + (call % 50));
  }
  expect(spread.certainMs).toBeLessThan(alike.certainMs);
});

test("a limiter makes use of what the calls of another one told of the way", async () => {
  const sentAgainAt = async (trips: RoundTrips) => {
    const time = new FakeTime();
    const limiter = new RateLimiter({ ratePerSecond: 1, now: time.now, setTimer: time.setTimer, trips });
    const first = await limiter.acquire();
    time.setTimer(() => first.succeeded(), 100);
    const second = limiter.acquire();
    await time.run();
    await second;
    return time.now();
  };
  const known = new RoundTrips();
  for (let call = 0; call < 1000; call += 1) known.note(100);
  expect(await sentAgainAt(new RoundTrips())).toBeGreaterThan(1090);
  expect(await sentAgainAt(known)).toBeLessThan(1010);
});
