import type { ContestantName } from "../../../bench/contestants";
import type { BenchFigures, Phase, PhaseFigures } from "../../../bench/figures";

const machine = { cpu: "any", cores: 2, memoryGiB: 8, system: "any", node: "20.20.2", engine: "3.259.0" };

/** One phase of 1,000 groups with its state in a file, as far as nothing else is given. */
export function phaseFigures(
  contestant: ContestantName,
  name: Phase,
  wallMs: number,
  extra: Partial<PhaseFigures> = {},
): PhaseFigures {
  return {
    date: "2026-01-01T00:00:00.000Z",
    contestant,
    groups: 1000,
    state: "file",
    phase: name,
    rounds: 1,
    wallMs,
    succeeded: true,
    calls: {},
    throttled: 0,
    throttledWrites: 0,
    writingMs: 100_000,
    wrong: 0,
    stateBytesPerGroup: 1400,
    providerPeakBytes: undefined,
    loadAverage: 1,
    ...extra,
  };
}

/** The figures of a run with these phases. */
export function benchFigures(phases: PhaseFigures[], extra: Partial<BenchFigures> = {}): BenchFigures {
  return { date: "2026-01-01T00:00:00.000Z", machine, phases, sharing: undefined, start: [], ...extra };
}
