import { fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { median } from "../report/median";
import type { LoadResult, LoadTask } from "./load";
import { startServer } from "./serverProcess";

export interface EmulatorBenchOptions {
  /** Starts of each server. Default 15. */
  readonly starts?: number;
  /** Rounds of load on each server. Default 5. */
  readonly rounds?: number;
  /** Requests in a round. Default 20,000. */
  readonly requests?: number;
  /** Folder for emulator.json. Default bench/results. */
  readonly out?: string;
}

/** What is measured of the emulator, and of a bare node:http server beside it; medians. */
export interface EmulatorFigures {
  readonly date: string;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly groups: number;
  /** Milliseconds from spawning to listening. */
  readonly startMs: { readonly emulator: number; readonly bare: number; readonly ratio: number };
  /** Signed DescribeLiveMessageGroupBand requests answered per second, over 16 connections. */
  readonly requestsPerSecond: { readonly emulator: number; readonly bare: number; readonly ratio: number };
  /** Resident memory in MiB: of the emulator empty, with the groups, and after the load; of the bare server. */
  readonly memoryMiB: {
    readonly empty: number;
    readonly withGroups: number;
    readonly afterLoad: number;
    readonly bare: number;
  };
}

const groups = 5000;
const command = path.resolve(__dirname, "../../emulator/bin/alicloud-live-emulator.js");
const bareServer = path.join(__dirname, "bareServer.cjs");
const commandArgs = ["--port", "0", "--quiet", "--switch", "quota=false"];

/** Measures the emulator's command beside a bare server; writes emulator.json and returns what to print. */
export async function runEmulatorBench(options: EmulatorBenchOptions = {}): Promise<string> {
  const { starts = 15, rounds = 5, requests = 20_000, out = path.resolve(__dirname, "../results") } = options;
  const startMs = await measureStarts(starts);
  const { requestsPerSecond, memoryMiB } = await measureLoad(rounds, requests);
  const figures: EmulatorFigures = {
    date: new Date().toISOString(),
    node: process.versions.node,
    cpu: os.cpus()[0]?.model.trim() ?? "unknown processor",
    cores: os.cpus().length,
    groups,
    startMs: { ...startMs, ratio: startMs.emulator / startMs.bare },
    requestsPerSecond: { ...requestsPerSecond, ratio: requestsPerSecond.emulator / requestsPerSecond.bare },
    memoryMiB,
  };
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, "emulator.json"), `${JSON.stringify(figures, undefined, 2)}\n`);
  return describe(figures);
}

/** The servers take turns, so that both see the same machine. */
async function measureStarts(starts: number) {
  const [emulator, bare]: number[][] = [[], []];
  for (let round = 0; round < starts; round++) {
    for (const [samples, script, args] of [
      [emulator, command, commandArgs],
      [bare, bareServer, []],
    ] as const) {
      const server = await startServer(script, args);
      samples?.push(server.startMs);
      await server.stop();
    }
  }
  return { emulator: median(emulator ?? []), bare: median(bare ?? []) };
}

async function measureLoad(rounds: number, requests: number) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "emulator-bench-"));
  const empty = await startServer(command, commandArgs);
  const emptyBytes = empty.residentBytes();
  await empty.stop();
  const emulator = await startServer(command, [...commandArgs, "--seed", writeSeed(folder)]);
  const bare = await startServer(bareServer);
  try {
    const withGroupsBytes = emulator.residentBytes();
    const [emulatorRates, bareRates]: number[][] = [[], []];
    for (let round = 0; round < rounds; round++) {
      bareRates?.push(await load({ url: bare.url, requests, connections: 16, groups }));
      emulatorRates?.push(await load({ url: emulator.url, requests, connections: 16, groups }));
    }
    return {
      requestsPerSecond: { emulator: median(emulatorRates ?? []), bare: median(bareRates ?? []) },
      memoryMiB: {
        empty: mebibytes(emptyBytes),
        withGroups: mebibytes(withGroupsBytes),
        afterLoad: mebibytes(emulator.residentBytes()),
        bare: mebibytes(bare.residentBytes()),
      },
    };
  } finally {
    await Promise.all([emulator.stop(), bare.stop()]);
    rmSync(folder, { recursive: true });
  }
}

function writeSeed(folder: string): string {
  const file = path.join(folder, "seed.json");
  const seed = {
    apps: [{ appId: "app" }],
    groups: Array.from({ length: groups }, (_, index) => ({
      appId: "app",
      groupId: `g${String(index).padStart(4, "0")}`,
      mutedAll: true,
      exempt: ["host", "guest"],
    })),
  };
  writeFileSync(file, JSON.stringify(seed));
  return file;
}

/** Requests per second; throws if any of them failed. */
async function load(task: LoadTask): Promise<number> {
  const child = fork(path.join(__dirname, "load.ts"), { execArgv: ["--import", "tsx"] });
  const result = await new Promise<LoadResult>((resolve, reject) => {
    child.once("message", (message) => resolve(message as LoadResult));
    child.once("exit", (code) => reject(new Error(`The load ended with ${code ?? "a signal"}.`)));
    child.send(task);
  });
  if (result.failed > 0) throw new Error(`${result.failed} of ${task.requests} requests failed.`);
  return result.perSecond;
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

function describe({ startMs, requestsPerSecond: rate, memoryMiB: memory, ...rest }: EmulatorFigures): string {
  return [
    `Emulator beside a bare node:http server (${rest.cpu}, ${rest.cores} cores, Node ${rest.node})`,
    "",
    "|                                | emulator | bare server | emulator : bare |",
    "| ------------------------------ | -------: | ----------: | --------------: |",
    row("start, ms", startMs.emulator.toFixed(0), startMs.bare.toFixed(0), startMs.ratio.toFixed(2)),
    row("signed Describe requests / s", rate.emulator.toFixed(0), rate.bare.toFixed(0), rate.ratio.toFixed(2)),
    row("memory, MiB", `${memory.empty}`, `${memory.bare}`, ""),
    row(`memory with ${rest.groups} groups, MiB`, `${memory.withGroups}`, "", ""),
    row("memory after the load, MiB", `${memory.afterLoad}`, "", ""),
  ].join("\n");
}

function row(name: string, emulator: string, bare: string, ratio: string): string {
  return `| ${name.padEnd(30)} | ${emulator.padStart(8)} | ${bare.padStart(11)} | ${ratio.padStart(15)} |`;
}
