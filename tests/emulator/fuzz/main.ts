import { parseArgs } from "node:util";
import { fuzz } from "./fuzz";

const { values } = parseArgs({ options: { requests: { type: "string" }, seed: { type: "string" } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const requests = Number(values.requests ?? 10_000);
console.log(`seed ${seed}, ${requests} requests`);

void fuzz({ seed, requests }).then((report) => {
  const grown = report.heapLate - report.heapEarly;
  console.log(report);
  console.log(`${report.failures.length} failures; live heap grew by ${(grown / 1024 / 1024).toFixed(1)} MB`);
  process.exitCode = report.failures.length === 0 && grown < 8 * 1024 * 1024 ? 0 : 1;
});
