import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { findPulumi } from "../tools/pulumi/findPulumi";
import type { BenchOptions } from "./benchOptions";
import { contestants } from "./contestants";
import type { BenchFigures, PhaseFigures } from "./figures";
import { describeMachine } from "./machine";
import { plot } from "./report/plot";
import { summary } from "./report/summary";
import { EmulatorProcess } from "./run/emulatorProcess";
import { measurePhases } from "./run/measurePhases";
import { measureSharing } from "./run/measureSharing";
import { measureStart } from "./run/measureStart";

/** Measures all that is asked for; writes figures.json, summary.md and plot.svg, and returns the summary. */
export async function runBench(options: BenchOptions, report: (line: string) => void): Promise<string> {
  const engine = await findPulumi({ report });
  const start = options.starts > 0 ? await measureStart(options.starts) : [];
  const emulator = await EmulatorProcess.start();
  try {
    const phases: PhaseFigures[] = [];
    for (const groups of options.groups) {
      for (const name of options.contestants) {
        phases.push(...(await measurePhases({ engine, emulator, contestant: contestants[name], groups, report })));
      }
    }
    const { programs, groupsPerProgram } = options;
    const sharing =
      programs > 0
        ? await measureSharing({
            engine,
            emulator,
            contestant: contestants.ours,
            groups: groupsPerProgram,
            programs,
            report,
          })
        : undefined;
    const date = new Date().toISOString();
    const figures: BenchFigures = { date, machine: describeMachine(engine.version), phases, sharing, start };
    return await writeResults(figures, options.out);
  } finally {
    await emulator.stop();
  }
}

async function writeResults(figures: BenchFigures, folder: string): Promise<string> {
  const text = summary(figures);
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(path.join(folder, "figures.json"), `${JSON.stringify(figures, undefined, 2)}\n`),
    writeFile(path.join(folder, "summary.md"), `${text}\n`),
    ...(figures.phases.length > 0 ? [writeFile(path.join(folder, "plot.svg"), plot(figures))] : []),
  ]);
  return text;
}
