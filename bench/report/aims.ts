import { isWrite } from "../../tools/journal/writeCalls";
import type { ContestantName } from "../contestants";
import { type BenchFigures, type Phase, type PhaseFigures, quotaFloorMs } from "../figures";
import { type Aim, atMost, lessThan, none } from "./aim";
import { appMutesAims } from "./appMutesAims";

/** The same type by both of its faces. */
const facePairs = [
  ["groupMutePlugin", "groupMute"],
  ["appMutesPlugin", "appMutes"],
] as const;
/** Runs of one and the same program differ by so much. */
const noise = 1.05;

/** The aims for the largest size with its state in a file, as far as the run has the figures. */
export function aims(figures: BenchFigures): Aim[] {
  const phases = figures.phases.filter(({ state }) => state === "file");
  const groups = Math.max(
    0,
    ...phases.filter(({ contestant }) => contestant === "groupMute").map((each) => each.groups),
  );
  const of = (contestant: ContestantName, phase: Phase) =>
    phases.find((each) => each.contestant === contestant && each.phase === phase && each.groups === groups);
  const result: Aim[] = [];
  const both = (phase: Phase, judge: (ours: PhaseFigures, own: PhaseFigures) => Aim[]) => {
    const [ours, own] = [of("groupMute", phase), of("noop", phase)];
    if (ours && own) result.push(...judge(ours, own));
  };

  both("up", (ours, own) => [
    atMost(`up of ${groups}`, "wall time of N/10 s", ours.wallMs / (quotaFloorMs("up", groups) ?? NaN), 1.03),
    atMost(`up of ${groups}`, "from the first write to the last, of N/10 s", writingRatio(ours), 1.03),
    none(`up of ${groups}`, "throttled", ours.throttled),
    none(`up of ${groups}`, "wrong", ours.wrong),
    lessThan(
      "state per group",
      "more than no-op",
      (ours.stateBytesPerGroup ?? 0) - (own.stateBytesPerGroup ?? 0),
      1024,
    ),
  ]);
  both("adopt", (ours, own) => {
    const bound = Math.max(quotaFloorMs("adopt", groups) ?? 0, own.wallMs);
    const writes = Object.entries(ours.calls).filter(([operation]) => isWrite(operation));
    return [
      atMost(`adoption of ${groups}`, "larger of N/50 s and the engine's own", ours.wallMs / bound, 1.1),
      none(`adoption of ${groups}`, "writes", writes.length),
    ];
  });
  both("refresh", (ours, own) => [
    atMost(
      `refresh of ${groups}`,
      "N/50 s and the engine's own",
      ours.wallMs / ((quotaFloorMs("refresh", groups) ?? 0) + own.wallMs),
      1.1,
    ),
  ]);
  both("preview", (ours, own) => [atMost(`preview of ${groups}`, "the engine's own", ours.wallMs / own.wallMs, 1.1)]);
  for (const [plugin, dynamic] of facePairs) {
    const ratios = phases
      .filter(({ contestant }) => contestant === plugin)
      .flatMap((ours) => {
        const other = phases.find(
          (each) => each.contestant === dynamic && each.phase === ours.phase && each.groups === ours.groups,
        );
        return other ? [{ phase: `${ours.phase} of ${ours.groups}`, ratio: ours.wallMs / other.wallMs }] : [];
      });
    const worst = ratios.sort((one, other) => other.ratio - one.ratio)[0];
    if (worst) result.push(atMost(plugin, `the dynamic provider's, most in ${worst.phase}`, worst.ratio, noise));
  }
  return [...result, ...appMutesAims(figures.phases), ...sharingAims(figures), ...startAims(figures)];
}

function sharingAims({ sharing }: BenchFigures): Aim[] {
  if (!sharing) return [];
  const name = `${sharing.programs} programs at once`;
  return [
    none(name, "failed", sharing.failedPrograms),
    { name, bound: "at least 90 % of the quota", seen: percent(sharing.quotaUsed), met: sharing.quotaUsed >= 0.9 },
    {
      name,
      bound: "under 2 % of calls throttled",
      seen: percent(sharing.throttled / sharing.calls),
      met: sharing.throttled / sharing.calls < 0.02,
    },
  ];
}

function startAims({ start }: BenchFigures): Aim[] {
  const [ours, plugin, own] = (["groupMute", "plugin", "noop"] as const).map((name) =>
    start.find(({ contestant }) => contestant === name),
  );
  if (!ours || !own) return [];
  return [
    atMost("provider process", "check, of a no-op's", ours.checkMs / own.checkMs, 1.1),
    atMost("provider process", "diff, of a no-op's", ours.diffMs / own.diffMs, 1.1),
    ...(plugin ? [atMost("plugin", "check, of the dynamic provider's", plugin.checkMs / ours.checkMs, 1.1)] : []),
  ];
}

/** N calls are N - 1 distances, so a run that is exactly on the quota takes N/10 s less the last window's share. */
function writingRatio({ writingMs, groups }: PhaseFigures): number {
  return (writingMs ?? Infinity) / (quotaFloorMs("up", groups) ?? NaN);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
