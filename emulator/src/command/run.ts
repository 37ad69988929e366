import { readFileSync } from "node:fs";
import type { Emulator } from "../emulator";
import { controlPrefix } from "../control/controlAccess";
import { checkFaultRule } from "../faults/checkFaultRule";
import type { FaultRule } from "../faults/faultRule";
import type { JournalEntry } from "../journal/journal";
import { readLocated, SeedProblem } from "../seed/locatedJson";
import { parseSeed } from "../seed/parseSeed";
import type { Seed } from "../seed/seed";
import { visible } from "../text/quote";
import { readText } from "../text/readText";
import { startEmulator } from "../startEmulator";
import { readFlags, UsageError, type Flags } from "./flags";

/** Where a command writes. */
export interface Output {
  readonly out: (text: string) => void;
  readonly log: (text: string) => void;
}

/**
 * Runs the command until the emulator listens.
 * @returns the emulator, or an exit code: 0 nothing more to do, 1 it cannot start, 2 the command line makes no sense
 */
export async function run(args: readonly string[], output: Output): Promise<Emulator | 0 | 1 | 2> {
  try {
    const flags = readFlags(args, process.env, packageVersion());
    if (typeof flags === "string") {
      output.out(flags);
      return 0;
    }
    const emulator = await start(flags);
    announce(emulator, flags, output);
    return emulator;
  } catch (error) {
    if (error instanceof UsageError) {
      output.log(`alicloud-live-emulator: ${visible(error.message)}\nTry --help.\n`);
      return 2;
    }
    output.log(`alicloud-live-emulator: ${visible(explain(error))}\n`);
    return 1;
  }
}

async function start(flags: Flags): Promise<Emulator> {
  const seed = readSeed(flags.seed);
  const faults = readFaults(flags.faults);
  return startEmulator({
    port: flags.port,
    host: flags.host,
    switches: flags.switches,
    latencyMs: flags.latencyMs,
    loose: flags.loose,
    allowedHosts: flags.allowedHosts,
    ...(seed ? { seed } : {}),
    ...(faults ? { faults } : {}),
    ...(flags.state === undefined ? {} : { stateFile: flags.state }),
    ...(flags.token === undefined ? {} : { controlToken: flags.token }),
  });
}

function announce(emulator: Emulator, flags: Flags, { out, log }: Output): void {
  out(`${emulator.url}\n`);
  if (flags.quiet) return;
  const [key] = emulator.accounts.default.keys;
  if (key) log(`access key id ${key.accessKeyId}, secret ${key.accessKeySecret}\n`);
  if (flags.loose) log("Signatures, dates, nonces and tokens are not checked.\n");
  log(`Who may speak, and each call, are shown at ${emulator.url}${controlPrefix}\n`);
  emulator.journal.listen((entry) => log(`${visible(describe(entry))}\n`));
}

function describe(entry: JournalEntry): string {
  const time = new Date(entry.time).toISOString().slice(11, 23);
  const group = entry.effect ? ` ${entry.effect.appId}/${entry.effect.groupId}` : "";
  if (entry.kind === "change") return `${time} ${entry.change}${group}`;
  const outcome = entry.status === 0 ? "closed" : [entry.status, entry.code].filter(Boolean).join(" ");
  const fault = entry.fault ? ` (fault: ${entry.fault})` : "";
  return `${time} ${entry.operation || "?"} ${outcome}${group}${fault}`;
}

function readSeed(path: string | undefined): Seed | undefined {
  return path === undefined ? undefined : parseSeed(readText(path), path);
}

/** @throws SeedError with the place in the file */
function readFaults(path: string | undefined): FaultRule[] | undefined {
  if (path === undefined) return undefined;
  return readLocated(readText(path), path, (value) => {
    if (!Array.isArray(value)) throw new SeedProblem([], "the faults are a list");
    return value.map((rule: unknown, index) => {
      try {
        return checkFaultRule(rule);
      } catch (error) {
        throw new SeedProblem([index], (error as TypeError).message);
      }
    });
  });
}

function explain(error: unknown): string {
  const { code, message, path } = error as NodeJS.ErrnoException & { readonly port?: number };
  if (code === "EADDRINUSE") return `${message}. Something else listens there; --port 0 takes any free port.`;
  if (code === "ENOENT" && path !== undefined) return `There is no ${path}.`;
  if (code === "EACCES" && path === undefined) return `${message}. Ports below 1024 need more rights.`;
  return message;
}

function packageVersion(): string {
  const text = readFileSync(require.resolve("../../package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
