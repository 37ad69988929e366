import type { PhaseFigures } from "../figures";

/**
 * One figure of several rounds of a phase: that of the middle wall time, with the worst of what must not happen in any round.
 * @param rounds at least one
 */
export function medianPhase(rounds: readonly PhaseFigures[]): PhaseFigures {
  const sorted = [...rounds].sort((one, other) => one.wallMs - other.wallMs);
  const middle = sorted[(sorted.length - 1) >> 1] as PhaseFigures;
  const most = (of: (round: PhaseFigures) => number) => Math.max(...rounds.map(of));
  const peaks = rounds.flatMap(({ providerPeakBytes }) => providerPeakBytes ?? []);
  return {
    ...middle,
    rounds: rounds.length,
    succeeded: rounds.every(({ succeeded }) => succeeded),
    throttled: most(({ throttled }) => throttled),
    throttledWrites: most(({ throttledWrites }) => throttledWrites),
    wrong: most(({ wrong }) => wrong),
    providerPeakBytes: peaks.length > 0 ? Math.max(...peaks) : undefined,
  };
}
