import os from "node:os";
import type { PulumiEngine } from "../../tools/pulumi/pulumiEngine";
import { installPlugin } from "../../tools/plugin/builtPlugin";
import { PulumiProject } from "../../tools/pulumi/pulumiProject";
import type { CommandResult } from "../../tools/pulumi/runCommand";
import { type Contestant, type ContestantName, contestants, peerEnvironment } from "../contestants";
import { type Phase, type PhaseFigures, phases } from "../figures";
import type { EmulatorProcess } from "./emulatorProcess";
import { medianPhase } from "./medianPhase";
import { withProviderMemory } from "./providerMemory";
import { stateBytesPerGroup } from "./stateBytes";
import type { StateStore } from "./stateStore";

export interface MeasureOptions {
  readonly engine: PulumiEngine;
  readonly emulator: EmulatorProcess;
  readonly contestant: ContestantName;
  readonly stateStore: StateStore;
  readonly groups: number;
  /** How often a phase of less than a minute is measured. */
  readonly rounds: number;
  readonly report: (line: string) => void;
}

/** The engine's deadline for one command; 5,000 groups need some ten minutes. */
const commandTimeoutMs = 2 * 60 * 60_000;

/** A phase that takes longer is measured once: noise is a small part of it. */
const longPhaseMs = 60_000;

/** All phases of one contestant with so many groups, each with what the emulator saw of it. */
export async function measurePhases(options: MeasureOptions): Promise<PhaseFigures[]> {
  const { contestant, emulator, groups, rounds, stateStore } = options;
  const appId = `${contestant}${groups}${stateStore.place}`;
  const groupIds = Array.from({ length: groups }, (_, index) => `group${index}`);
  let project: PulumiProject | undefined;
  const startAgain = async (muted: boolean): Promise<PulumiProject> => {
    await project?.remove();
    project = await benchProject(options, appId, groupIds);
    await emulator.plant(appId, groupIds, muted);
    return project;
  };
  /** The project as it has to be before a phase; all other phases go on where the one before ended. */
  const prepared = async (phase: Phase, round: number): Promise<PulumiProject> => {
    const isFirst = round === 0;
    if (project === undefined || (phase === "up" && !isFirst)) return startAgain(false);
    if (phase === "adopt") return startAgain(true);
    if (phase === "destroy" && !isFirst) {
      await startAgain(true);
      await runPhase(project, "adopt");
    }
    return project;
  };
  const figures: PhaseFigures[] = [];
  try {
    for (const phase of phases) {
      const measured: PhaseFigures[] = [];
      do {
        const ready = await prepared(phase, measured.length);
        measured.push(await measurePhase(options, ready, phase, appId, groupIds));
      } while (measured.length < rounds && measured.every(({ wallMs }) => wallMs < longPhaseMs));
      const figure = medianPhase(measured);
      options.report(describePhase(figure));
      figures.push(figure);
    }
  } finally {
    await project?.remove();
  }
  return figures;
}

/** A project of this contestant for these groups. */
export async function benchProject(
  { engine, emulator, contestant, stateStore }: Omit<MeasureOptions, "rounds">,
  appId: string,
  groupIds: readonly string[],
): Promise<PulumiProject> {
  const { program, config, secretConfig, usesPlugin }: Contestant = contestants[contestant];
  const project = await PulumiProject.create({
    engine,
    program: program(appId, groupIds),
    config: config(emulator.service),
    secretConfig: secretConfig(emulator.service),
    env: { ...peerEnvironment(emulator.service), ...stateStore.newSettings() },
    timeoutMs: commandTimeoutMs,
  });
  if (usesPlugin) await installPlugin(project);
  return project;
}

async function measurePhase(
  { contestant, emulator, groups, stateStore }: MeasureOptions,
  project: PulumiProject,
  phase: Phase,
  appId: string,
  groupIds: readonly string[],
): Promise<PhaseFigures> {
  const started = performance.now();
  const { result, peakBytes } = await withProviderMemory(() => runPhase(project, phase));
  const wallMs = performance.now() - started;
  const count = await emulator.count(appId, groupIds, phase !== "firstPreview" && phase !== "destroy");
  const { writeTimes } = count;
  return {
    date: new Date().toISOString(),
    contestant,
    groups,
    state: stateStore.place,
    phase,
    rounds: 1,
    wallMs,
    succeeded: result.exitCode === 0,
    calls: count.calls,
    throttled: count.throttled,
    throttledWrites: count.throttledWrites,
    writingMs: writeTimes.length > 1 ? Math.max(...writeTimes) - Math.min(...writeTimes) : undefined,
    wrong: contestants[contestant].calls ? count.wrong : 0,
    stateBytesPerGroup: stateBytesPerGroup(await project.exportState(), groups),
    providerPeakBytes: peakBytes,
    loadAverage: os.loadavg()[0] ?? NaN,
  };
}

/** As much as possible is done: a failed group does not stop the others. */
function runPhase(project: PulumiProject, phase: Phase): Promise<CommandResult> {
  switch (phase) {
    case "firstPreview":
    case "preview":
      return project.run("preview", "--stack", "dev");
    case "up":
    case "noopUp":
    case "adopt":
      return project.up("--continue-on-error");
    case "refresh":
      return project.run("refresh", "--yes", "--skip-preview", "--stack", "dev");
    case "destroy":
      return project.destroy("--continue-on-error");
  }
}

function describePhase(figures: PhaseFigures): string {
  const { contestant, groups, state, phase, wallMs, throttled, wrong, succeeded } = figures;
  const seconds = (wallMs / 1000).toFixed(1);
  return `${contestant} ${groups} ${state} ${phase}: ${seconds} s, ${throttled} throttled, ${wrong} wrong${succeeded ? "" : ", failed"}`;
}
