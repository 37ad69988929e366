import { parseArgs } from "node:util";
import { playSharing, type SharingFigures, sharingScenarios } from "./scenarios";

const usage = `Simulates programs that share the quota of an account, with the rate limiter in simulated time, and prints
how much of the quota they use and how many of their calls are throttled.

  npm run simulate -- [--seeds N]

  --seeds  how often each scenario is played; default 60
`;

/** The value below which so many of them are. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

function row(name: string, runs: readonly SharingFigures[]): string {
  const percent = (value: number, digits: number) => `${(100 * value).toFixed(digits)} %`.padStart(8);
  const used = runs.map((run) => run.used);
  const throttled = runs.map((run) => run.throttled);
  const figures = [
    percent(quantile(used, 0.5), 1),
    percent(quantile(used, 0.1), 1),
    percent(quantile(throttled, 0.5), 2),
    percent(quantile(throttled, 0.9), 2),
  ];
  return [name.padEnd(34), ...figures].join("  ");
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seeds: { type: "string", default: "60" }, help: { type: "boolean" } } });
  const seeds = Number(values.seeds);
  if (values.help || !Number.isInteger(seeds) || seeds < 1) {
    process.stdout.write(usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const heads = ["used", "1 in 10", "throttled", "1 in 10"].map((head) => head.padStart(8));
  process.stdout.write(`${["".padEnd(34), ...heads].join("  ")}\n`);
  for (const [name, scenario] of Object.entries(sharingScenarios)) {
    const runs: SharingFigures[] = [];
    for (let seed = 1; seed <= seeds; seed += 1) runs.push(await playSharing(scenario, seed));
    process.stdout.write(`${row(name, runs)}\n`);
  }
}

void main();
