import { isWrite } from "../../tools/journal/writeCalls";
import { type PhaseFigures, quotaFloorMs, type StatePlace } from "../figures";
import { type Aim, atMost, lessThan, none } from "./aim";

/** Of the quota's floor, an up or destroy of so many groups takes at most this. */
const writingBounds: Readonly<Record<StatePlace, Readonly<Record<number, number>>>> = {
  file: { 1000: 1.04, 5000: 1.02 },
  bucket: { 1000: 1.06, 5000: 1.03 },
};
/** Milliseconds beside the quota's floor. */
const mostBeside = { adopt: 4000, refresh: 3000 };
/** Milliseconds that the preview of many groups may take longer than that of one. */
const mostForPreview = 3000;
const mostMebibytes = 300;
const mostStateBytes = 150;

/** The aims for many groups as one resource, at each size that has one and wherever the state is. */
export function appMutesAims(figures: readonly PhaseFigures[]): Aim[] {
  const ours = figures.filter(({ contestant }) => contestant === "appMutes");
  const aims = ours.flatMap((figure) => timeAims(figure, ours));
  if (ours.length === 0) return aims;
  const most = (of: (figure: PhaseFigures) => number) => Math.max(...ours.map(of));
  const name = `AppMutes of up to ${most(({ groups }) => groups)} groups`;
  const memory = most(({ providerPeakBytes }) => providerPeakBytes ?? 0);
  const ofMany = ours.filter(({ groups, stateBytesPerGroup }) => groups >= 100 && stateBytesPerGroup !== undefined);
  const bytes = Math.max(...ofMany.map(({ stateBytesPerGroup }) => stateBytesPerGroup ?? 0));
  return [
    ...aims,
    none(
      name,
      "throttled",
      most(({ throttled }) => throttled),
    ),
    none(
      name,
      "wrong",
      most(({ wrong }) => wrong),
    ),
    none(name, "failed", ours.filter(({ succeeded }) => !succeeded).length),
    lessThan(name, "of memory of the provider process", memory / 2 ** 20, mostMebibytes, "MiB"),
    ...(ofMany.length > 0 ? [lessThan(name, "of state per group", bytes, mostStateBytes)] : []),
  ];
}

function timeAims(figure: PhaseFigures, all: readonly PhaseFigures[]): Aim[] {
  const { groups, phase, state, wallMs, calls } = figure;
  const name = `AppMutes, ${phase} of ${groups}, state in a ${state}`;
  const floor = quotaFloorMs(phase, groups) ?? NaN;
  switch (phase) {
    case "up":
    case "destroy": {
      const bound = writingBounds[state][groups];
      return bound === undefined ? [] : [atMost(name, "wall time of N/10 s", wallMs / floor, bound)];
    }
    case "adopt":
    case "refresh": {
      if (groups !== 1000) return [];
      const writes = Object.keys(calls).filter(isWrite).length;
      return [beside(name, "N/50 s", wallMs, floor, mostBeside[phase]), none(name, "writes", writes)];
    }
    case "preview": {
      const one = all.find((each) => each.groups === 1 && each.phase === phase && each.state === state);
      const isAimed = groups === 5000 && state === "file";
      return one && isAimed ? [beside(name, "the preview of one group", wallMs, one.wallMs, mostForPreview)] : [];
    }
    case "firstPreview":
    case "noopUp":
      return [];
  }
}

function beside(name: string, what: string, ms: number, baseMs: number, mostMs: number): Aim {
  const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
  return {
    name,
    bound: `at most ${seconds(mostMs)} beside ${what}`,
    seen: seconds(ms - baseMs),
    met: ms - baseMs <= mostMs,
  };
}
