import { isWrite } from "../../tools/journal/writeCalls";
import { contestants } from "../contestants";
import type { CallCounts } from "../quotaFloor";
import { table } from "../report/table";
import type { MutedUsersFigures, MutedUsersResults } from "./figures";

/** An update may take so much of the floor of its quotas. */
const mostOfFloor = 1.05;

/** Whether an update took no longer than its bar, made the writes that it had to, and no other. */
export function isKept({ wallMs, floorMs, calls, neededWrites, throttled, wrong }: MutedUsersFigures): boolean {
  return wallMs <= mostOfFloor * floorMs && sameCounts(writesOf(calls), neededWrites) && throttled === 0 && wrong === 0;
}

/** The figures as text: what was run where, and a row for each form. */
export function mutedUsersSummary({ date, machine, ups }: MutedUsersResults): string {
  const header = [
    "up of",
    "groups",
    "users each",
    "wall",
    "quota floor",
    "of it",
    "writing",
    "calls",
    "writes",
    "needed",
    "throttled",
    "wrong",
    "load",
    `at most ${mostOfFloor.toFixed(2)} ×`,
  ];
  const rows = ups.map((up) => [
    contestants[up.contestant].title,
    String(up.groups),
    String(up.users),
    seconds(up.wallMs),
    seconds(up.floorMs),
    `${(up.wallMs / up.floorMs).toFixed(3)} ×`,
    seconds(up.writingMs),
    String(sum(up.calls)),
    String(sum(writesOf(up.calls))),
    String(sum(up.neededWrites)),
    String(up.throttled),
    String(up.wrong),
    up.loadAverage.toFixed(1),
    isKept(up) ? "kept" : "not kept",
  ]);
  return [
    `# Users muted one by one, ${date.slice(0, 10)}`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node.js ${machine.node}, engine ${machine.engine}.`,
    "Emulator with its quotas on, 20 ms ± 10 ms latency. Time from the command to its end.",
    table(header, rows),
  ].join("\n\n");
}

function writesOf(calls: CallCounts): CallCounts {
  return Object.fromEntries(Object.entries(calls).filter(([operation]) => isWrite(operation)));
}

function sum(calls: CallCounts): number {
  return Object.values(calls).reduce((total, count) => total + count, 0);
}

function sameCounts(some: CallCounts, others: CallCounts): boolean {
  const sorted = (counts: CallCounts) => JSON.stringify(Object.entries(counts).sort());
  return sorted(some) === sorted(others);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
