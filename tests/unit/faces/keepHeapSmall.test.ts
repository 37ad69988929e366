import { spawnSync } from "node:child_process";
import { heapFlag } from "../../../provider/src/faces/keepHeapSmall";

/** Keeps 300,000 objects, and lets ten times as many live long enough to become old. Prints how often all was collected. */
const program = `
const { PerformanceObserver } = require("node:perf_hooks");
if (process.argv[1]) require("node:v8").setFlagsFromString(process.argv[1]);
let collections = 0;
new PerformanceObserver((list) => {
  collections += list.getEntries().filter((entry) => entry.detail.kind === 4).length;
}).observe({ entryTypes: ["gc"] });
const kept = Array.from({ length: 300_000 }, (_, index) => ({ index, text: "kept " + index }));
let recent = [];
let turns = 0;
const timer = setInterval(() => {
  for (let index = 0; index < 20_000; index += 1) recent.push({ index, list: [index, kept.length] });
  if (recent.length > 200_000) recent = recent.slice(100_000);
  if (++turns < 150) return;
  clearInterval(timer);
  setTimeout(() => console.log(collections), 20);
}, 1);
`;

function collections(...flag: string[]): number {
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", program, ...flag], { encoding: "utf8" });
  // V8 complains of a flag that it does not know.
  expect(stderr).toBe("");
  return Number(stdout);
}

test("this Node.js knows the flag, and collects all garbage more often", () => {
  expect(collections(heapFlag)).toBeGreaterThan(1.5 * collections());
});
