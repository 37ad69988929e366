import { contestantNames, contestants } from "../contestants";
import { type BenchFigures, phases, quotaFloorMs } from "../figures";
import { type BarGroup, svgBars } from "./svgBars";

/** Wall time of each phase at the largest size, side by side, with the quota's floor as a line. */
export function plot({ phases: figures, date, machine }: BenchFigures): string {
  const groups = Math.max(0, ...figures.map((each) => each.groups));
  const barGroups = phases.map((phase): BarGroup => {
    const floor = quotaFloorMs(phase, groups);
    return {
      title: phase,
      ...(floor === undefined ? {} : { mark: floor / 1000 }),
      bars: figures
        .filter((each) => each.phase === phase && each.groups === groups)
        .map((each) => ({
          label: contestants[each.contestant].title + (each.state === "file" ? "" : `, state in a ${each.state}`),
          value: each.wallMs / 1000,
          note: [
            `${(each.wallMs / 1000).toFixed(1)} s`,
            ...(each.throttled > 0 ? [`${each.throttled} throttled`] : []),
            ...(each.wrong > 0 ? [`${each.wrong} wrong`] : []),
          ].join(", "),
          series: contestantNames.indexOf(each.contestant),
        })),
    };
  });
  const title = `${groups} groups, seconds; dashed: what the quota allows at best (${date.slice(0, 10)}, ${machine.cores} cores)`;
  return svgBars(
    title,
    barGroups.filter(({ bars }) => bars.length > 0),
  );
}
