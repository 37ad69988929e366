import { contestants, isOfApp } from "../contestants";
import {
  type BenchFigures,
  bucketRoundTripMs,
  type PhaseFigures,
  phases,
  quotaFloorMs,
  type SharingFigures,
  startContestants,
  type StatePlace,
} from "../figures";
import { aims } from "./aims";
import { table } from "./table";

const none = "–";
const inWords: Readonly<Record<StatePlace, string>> = {
  file: "a file",
  bucket: `a bucket ${bucketRoundTripMs} ms away`,
};

/** The figures as text: what was run where, and a table for each size. */
export function summary(figures: BenchFigures): string {
  const { machine, sharing, start } = figures;
  const headings = [...new Set(figures.phases.map(heading))];
  return [
    `# Bench of ${dates(figures)}`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node.js ${machine.node}, engine ${machine.engine}.`,
    "Emulator in its own process, quota on (10 writes and 50 reads per second), 20 ms ± 10 ms latency. A phase of several rounds shows the one with the middle wall time.",
    ...headings.map((each) => `## ${each}\n\n${phaseTable(figures.phases.filter((one) => heading(one) === each))}`),
    ...growthPart(figures.phases),
    ...(sharing ? [`## Programs at once on one account\n\n${sharingTable(sharing)}`] : []),
    ...(start.length > 0 ? [`## Start of the provider process\n\n${startTable(figures)}`] : []),
    ...aimsPart(figures),
  ].join("\n\n");
}

/** The day on which all was measured, or the first and the last. */
function dates({ date, phases }: BenchFigures): string {
  const days = [date, ...phases.map((each) => each.date)].map((time) => time.slice(0, 10)).sort();
  return [...new Set([days[0], days.at(-1)])].join(" to ");
}

function heading({ groups, state }: PhaseFigures): string {
  return `${groups} groups, state in ${inWords[state]}`;
}

/** Wall times by size, where there are several sizes. */
function growthPart(figures: readonly PhaseFigures[]): string[] {
  const sizes = [...new Set(figures.map(({ groups }) => groups))].sort((one, other) => one - other);
  if (sizes.length < 2) return [];
  const kindOf = ({ phase, contestant, state }: PhaseFigures) => `${phase} ${contestant} ${state}`;
  const kinds = new Map(figures.map((each) => [kindOf(each), each]));
  const sorted = [...kinds.values()].sort((one, other) => phases.indexOf(one.phase) - phases.indexOf(other.phase));
  const rows = sorted.map((kind) => [
    kind.phase,
    contestants[kind.contestant].title,
    kind.state,
    ...sizes.map((size) => {
      const one = figures.find((each) => each.groups === size && kindOf(each) === kindOf(kind));
      return one === undefined ? none : seconds(one.wallMs) + (one.succeeded ? "" : ", in errors");
    }),
  ]);
  const header = ["phase", "provider", "state", ...sizes.map((size) => `${size} groups`)];
  return [`## How wall time grows\n\n${table(header, rows)}`];
}

function aimsPart(figures: BenchFigures): string[] {
  const rows = aims(figures).map(({ name, bound, seen, met }) => [name, bound, seen, met ? "met" : "not met"]);
  return rows.length > 0 ? [`## Aims\n\n${table(["of", "aim", "seen", ""], rows)}`] : [];
}

function phaseTable(figures: readonly PhaseFigures[]): string {
  const header = [
    "phase",
    "provider",
    "on",
    "rounds",
    "wall",
    "of quota floor",
    "of engine's own",
    "writing",
    "calls",
    "throttled",
    "wrong",
    "ended",
    "state/group",
    "memory",
    "load",
  ];
  const rows = figures.map((each) => {
    const done = each.succeeded && each.wrong === 0;
    const floor = done && contestants[each.contestant].calls ? quotaFloorMs(each.phase, each.groups) : undefined;
    const engineOnly = isOfApp(each.contestant) ? "noopApp" : "noop";
    const own = figures.find(({ contestant, phase }) => contestant === engineOnly && phase === each.phase);
    return [
      each.phase,
      contestants[each.contestant].title,
      each.date.slice(0, 10),
      String(each.rounds),
      seconds(each.wallMs),
      floor === undefined ? none : ratio(each.wallMs / floor),
      !done || own === undefined || own === each ? none : ratio(each.wallMs / own.wallMs),
      each.writingMs === undefined ? none : seconds(each.writingMs),
      String(Object.values(each.calls).reduce((sum, count) => sum + count, 0)),
      String(each.throttled),
      String(each.wrong),
      each.succeeded ? "well" : "in errors",
      each.stateBytesPerGroup === undefined ? none : `${Math.round(each.stateBytesPerGroup)} B`,
      each.providerPeakBytes === undefined ? none : `${Math.round(each.providerPeakBytes / 2 ** 20)} MiB`,
      each.loadAverage.toFixed(1),
    ];
  });
  return table(header, rows);
}

function sharingTable(figures: SharingFigures): string {
  return table(
    [
      "programs",
      "groups each",
      "failed",
      "writing",
      "quota used",
      "calls",
      "writes",
      "throttled",
      "of calls",
      "of writes",
      "wrong",
    ],
    [
      [
        String(figures.programs),
        String(figures.groupsEach),
        String(figures.failedPrograms),
        seconds(figures.writingMs),
        percent(figures.quotaUsed),
        String(figures.calls),
        String(figures.writes),
        String(figures.throttled),
        percent(figures.throttled / figures.calls),
        percent(figures.throttled / figures.writes),
        String(figures.wrong),
      ],
    ],
  );
}

function startTable({ start }: BenchFigures): string {
  return table(
    ["provider", "check answers after", "diff answers after", "rounds"],
    start.map((each) => [
      startContestants[each.contestant],
      `${Math.round(each.checkMs)} ms`,
      `${Math.round(each.diffMs)} ms`,
      String(each.rounds),
    ]),
  );
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function ratio(value: number): string {
  return `${value.toFixed(2)} ×`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
