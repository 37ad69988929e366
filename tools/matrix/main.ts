import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { pack } from "../packages/pack";
import { workspace } from "../packages/packages";
import { findPulumi } from "../pulumi/findPulumi";
import { type Place, playRow } from "./playRow";
import { type Row, rows } from "./rows";
import { type Outcome, plainOutcome, table } from "./table";
import { ToolNotFoundError } from "./toolchain";

const help = `npm run test:matrix -- [--only NAME]... [--json]

Installs the packed tarball in projects of many kinds, and takes each through preview, update, change and destroy on the
emulator. Ends with 1 if a row fails.

  --only NAME  only the rows whose names contain NAME; may be given more than once
  --json       prints the outcomes as JSON instead of a table

Rows: ${rows.map(({ name }) => name).join(", ")}
`;

/** `npm run test:matrix` */
async function main(args: string[]): Promise<void> {
  const flag = { type: "boolean", default: false } as const;
  const options = { only: { type: "string", multiple: true }, json: flag, help: flag } as const;
  const { only = [], json, help: isHelp } = parseArgs({ args, options }).values;
  if (isHelp) return void process.stdout.write(help);
  const unknown = only.filter((text) => !rows.some(({ name }) => name.includes(text)));
  if (unknown.length > 0) throw new Error(`no row is named ${unknown.join(" or ")}; --help lists them`);
  const chosen = rows.filter(({ name }) => only.length === 0 || only.some((text) => name.includes(text)));
  const engine = await findPulumi();
  const folder = await mkdtemp(path.join(os.tmpdir(), "matrix-"));
  const outcomes: Outcome[] = [];
  try {
    const tarball = path.join(folder, await pack(path.join(workspace, "provider"), folder));
    for (const row of chosen) outcomes.push(await report(row, { engine, tarball, folder }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  process.stdout.write(json ? `${JSON.stringify(outcomes.map(plainOutcome), null, 2)}\n` : table(outcomes));
  if (outcomes.some(({ result }) => result === "failed")) process.exitCode = 1;
}

/** Plays a row, and says so on standard error meanwhile. */
async function report(row: Row, place: Place): Promise<Outcome> {
  const started = performance.now();
  const outcome = await outcomeOf(row, place);
  process.stderr.write(`${row.name}: ${outcome.result} [${Math.round((performance.now() - started) / 1000)} s]\n`);
  return outcome;
}

async function outcomeOf(row: Row, place: Place): Promise<Outcome> {
  try {
    await playRow(row, place);
    return { row, result: row.refusal ? "refused" : "works" };
  } catch (error) {
    const reason = (error as Error).message;
    return { row, result: error instanceof ToolNotFoundError ? "not tried" : "failed", reason };
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
