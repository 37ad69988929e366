import { contestantNames } from "./contestants";
import { type BenchFigures, type PhaseFigures, phases, statePlaces } from "./figures";

/** The figures of two runs as those of one: what the later run measured takes the place of the same of the earlier. */
export function mergeFigures(earlier: BenchFigures, later: BenchFigures): BenchFigures {
  const merged = new Map([...earlier.phases, ...later.phases].map((figure) => [keyOf(figure), figure]));
  return {
    ...later,
    phases: [...merged.values()].sort(
      (one, other) =>
        statePlaces.indexOf(one.state) - statePlaces.indexOf(other.state) ||
        one.groups - other.groups ||
        contestantNames.indexOf(one.contestant) - contestantNames.indexOf(other.contestant) ||
        phases.indexOf(one.phase) - phases.indexOf(other.phase),
    ),
    sharing: later.sharing ?? earlier.sharing,
    start: later.start.length > 0 ? later.start : earlier.start,
  };
}

function keyOf({ contestant, groups, state, phase }: PhaseFigures): string {
  return [contestant, groups, state, phase].join(" ");
}
