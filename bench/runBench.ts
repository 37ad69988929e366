import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { findPulumi } from "../tools/pulumi/findPulumi";
import type { BenchOptions } from "./benchOptions";
import type { BenchFigures, PhaseFigures } from "./figures";
import { describeMachine } from "./machine";
import { mergeFigures } from "./mergeFigures";
import { plot } from "./report/plot";
import { summary } from "./report/summary";
import { EmulatorProcess } from "./run/emulatorProcess";
import { measurePhases } from "./run/measurePhases";
import { measureSharing } from "./run/measureSharing";
import { measureStart } from "./run/measureStart";
import { openStateStore } from "./run/stateStore";

/** Measures all that is asked for; writes figures.json, summary.md and plot.svg, and returns the summary. */
export async function runBench(options: BenchOptions, report: (line: string) => void): Promise<string> {
  const engine = await findPulumi({ report });
  const kept = options.add ? await readResults(options.out) : undefined;
  const start = options.starts > 0 ? await measureStart(options.starts) : [];
  const emulator = await EmulatorProcess.start();
  try {
    const phases: PhaseFigures[] = [];
    for (const place of options.state) {
      const stateStore = await openStateStore(place, report);
      try {
        for (const groups of options.groups) {
          for (const contestant of options.contestants) {
            phases.push(
              ...(await measurePhases({
                engine,
                emulator,
                contestant,
                groups,
                rounds: options.rounds,
                stateStore,
                report,
              })),
            );
          }
        }
      } finally {
        await stateStore.close();
      }
    }
    const { programs, groupsPerProgram: groups } = options;
    const stateStore = await openStateStore("file", report);
    const sharing =
      programs > 0
        ? await measureSharing({ engine, emulator, contestant: "groupMute", groups, programs, stateStore, report })
        : undefined;
    const date = new Date().toISOString();
    const figures: BenchFigures = { date, machine: describeMachine(engine.version), phases, sharing, start };
    return await writeResults(kept ? mergeFigures(kept, figures) : figures, options.out);
  } finally {
    await emulator.stop();
  }
}

async function readResults(folder: string): Promise<BenchFigures> {
  return JSON.parse(await readFile(path.join(folder, "figures.json"), "utf8")) as BenchFigures;
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
