import { createInterface } from "node:readline";
import { addAbortSignal } from "node:stream";

import { fileErrorReason } from "../text/fileErrorReason";
import type { Surroundings } from "./command";
import { ExitCode } from "./exitCode";
import { dueCommand } from "./dueCommand";
import { exportCommand } from "./exportCommand";
import { reportCommand } from "./reportCommand";
import { packageVersion } from "./ownPackage";
import { pluginCommand } from "./pluginCommand";
import { probeCommand } from "./probe/probeCommand";
import { ramPolicyCommand } from "./ramPolicyCommand";
import { runCommand } from "./runCommand";
import { takesColours } from "./styled";
import { validateCommand } from "./validateCommand";
import { whoamiCommand } from "./whoamiCommand";

/** All commands, in the order of the help. */
export const commands = [
  validateCommand,
  exportCommand,
  reportCommand,
  dueCommand,
  whoamiCommand,
  ramPolicyCommand,
  probeCommand,
  pluginCommand,
];

/** Signals that ask for an end, that of Ctrl-C and that of a cancelled pipeline, and the exit code after each. */
const endedBy = { SIGINT: ExitCode.cancelled, SIGTERM: 143 };

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  const cancel = new AbortController();
  let cancelledWith: number = ExitCode.cancelled;
  const end = (signal: NodeJS.Signals) => {
    // A second signal ends the process at once, as it does by default.
    for (const each of Object.keys(endedBy)) process.off(each, end);
    cancelledWith = endedBy[signal as keyof typeof endedBy];
    cancel.abort();
    if (signal === "SIGINT") process.stderr.write("\n");
  };
  for (const each of Object.keys(endedBy)) process.on(each, end);
  // A reader that closes the pipe early (head, less) is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(ExitCode.ok);
    process.stderr.write(`livemessage: the result cannot be written: ${fileErrorReason(error)}\n`);
    process.exit(ExitCode.problem);
  });
  const world: Surroundings = {
    out: (result) => void process.stdout.write(result),
    err: (message) => void process.stderr.write(message),
    coloursOut: takesColours(process.stdout, process.env),
    coloursErr: takesColours(process.stderr, process.env),
    env: process.env,
    readInput: (mostBytes) => readUpTo(addAbortSignal(cancel.signal, process.stdin), mostBytes),
    ...(process.stdin.isTTY && process.stderr.isTTY ? { confirm: (question) => confirm(question, cancel.signal) } : {}),
    cancelled: cancel.signal,
  };
  const code = await runCommand(process.argv.slice(2), commands, packageVersion(), world);
  process.exitCode = code === ExitCode.cancelled ? cancelledWith : code;
  // A call that is still under way would keep the process for as long as its deadline.
  if (cancel.signal.aborted) process.exit();
}

/** Asks on the terminal. The end of the input is a no. @throws the signal's reason */
function confirm(question: string, signal: AbortSignal): Promise<boolean> {
  // Without line editing Ctrl-C stays a signal of the process.
  const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  return new Promise<boolean>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    terminal.once("close", () => resolve(false));
    terminal.question(`${question} [y/N] `, (answer) => resolve(/^y(es)?$/i.test(answer.trim())));
  }).finally(() => terminal.close());
}

/** What a stream brings; little more than so many bytes of it. */
async function readUpTo(stream: AsyncIterable<unknown>, mostBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > mostBytes) break;
  }
  return Buffer.concat(chunks);
}
