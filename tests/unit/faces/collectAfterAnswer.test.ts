import { spawnSync } from "node:child_process";
import path from "node:path";

const source = path.resolve(__dirname, "../../../provider/src/faces/keepHeapSmall.ts");

/** How often a process collects on its own account, that lets its heap grow by so many objects of some 60 bytes. */
function collections(objects: number): number {
  const program = `
    const { constants, PerformanceObserver } = require("node:perf_hooks");
    const { keepHeapSmall, collectAfterAnswer } = require(${JSON.stringify(source)});
    let collections = 0;
    new PerformanceObserver((list) => {
      const forced = constants.NODE_PERFORMANCE_GC_FLAGS_FORCED;
      collections += list.getEntries().filter(({ detail }) => (detail.flags & forced) !== 0).length;
    }).observe({ entryTypes: ["gc"] });
    keepHeapSmall();
    const kept = Array.from({ length: ${objects} }, (_, index) => ({ index, text: "kept " + index }));
    collectAfterAnswer();
    collectAfterAnswer();
    setTimeout(() => console.log(collections, kept.length), 500);
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "-e", program], { encoding: "utf8" });
  expect(stderr).toBe("");
  return Number(stdout.split(" ")[0]);
}

test("a large call is followed by one collection, and a small one by none", () => {
  expect(collections(1_000_000)).toBe(1);
  expect(collections(10_000)).toBe(0);
});
