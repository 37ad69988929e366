import { mergeFigures } from "../../../bench/mergeFigures";
import { medianPhase } from "../../../bench/run/medianPhase";
import { benchFigures, phaseFigures } from "./figuresOf";

test("rounds: the one with the middle wall time, with the worst of what must not happen in any", () => {
  const rounds = [
    phaseFigures("appMutes", "adopt", 3000, { throttled: 1, writingMs: 3, providerPeakBytes: 10 }),
    phaseFigures("appMutes", "adopt", 1000, { wrong: 2, writingMs: 1, succeeded: false }),
    phaseFigures("appMutes", "adopt", 2000, { writingMs: 2, providerPeakBytes: 20, throttledWrites: 0 }),
  ];
  const expected = { wallMs: 2000, writingMs: 2, rounds: 3, throttled: 1, wrong: 2, succeeded: false };
  expect(medianPhase(rounds)).toMatchObject({ ...expected, providerPeakBytes: 20 });
  expect(medianPhase(rounds.slice(0, 1))).toEqual({ ...rounds[0], rounds: 1 });
});

test("a run that adds to an earlier one replaces what it measured, and keeps the rest in order", () => {
  const start = [{ contestant: "noop" as const, checkMs: 1, diffMs: 2, rounds: 3 }];
  const earlier = [
    phaseFigures("noop", "up", 1),
    phaseFigures("appMutes", "up", 2),
    phaseFigures("appMutes", "adopt", 3),
  ];
  const later = [phaseFigures("appMutes", "up", 4), phaseFigures("groupMute", "up", 5, { groups: 100 })];
  const merged = mergeFigures(
    benchFigures(earlier, { start }),
    benchFigures([phaseFigures("appMutes", "up", 6, { state: "bucket" }), ...later], {
      date: "2026-02-02T00:00:00.000Z",
    }),
  );
  expect(merged.phases.map(({ wallMs }) => wallMs)).toEqual([5, 4, 3, 1, 6]);
  expect(merged).toMatchObject({ start, date: "2026-02-02T00:00:00.000Z" });
});
