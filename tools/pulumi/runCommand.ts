import { spawn } from "node:child_process";
import { processTree } from "./processTree";

/** What a command that came to its end has left. */
export interface CommandResult {
  /** Exit code; 128 and the like do not occur: a command that a signal ended is an error. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order in which they came. */
  readonly output: string;
}

/** A command that could not be started, was ended by a signal, took too long or, where success is asked for, failed. */
export class CommandFailedError extends Error {
  override readonly name = "CommandFailedError";
}

export interface CommandOptions {
  readonly cwd?: string;
  /** Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the command and everything that it started are ended. */
  readonly timeoutMs: number;
  /** Takes the output as it comes. */
  readonly onOutput?: (text: string) => void;
  /** Sends the command a SIGINT, as Ctrl-C does. */
  readonly interrupt?: AbortSignal | undefined;
}

const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a command to its end, whatever its exit code. A deadline, or the end of this process by a signal, ends all that it has
 * started too: its process group, which the command leads, and the engine's language host, which leads another one.
 * @throws CommandFailedError
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  options.interrupt?.addEventListener("abort", () => child.kill("SIGINT"));
  const printed = { stdout: "", stderr: "", output: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      printed[stream] += text;
      printed.output += text;
      options.onOutput?.(text);
    });
  }

  const endAndDie = (signal: NodeJS.Signals): void => {
    endAll(child.pid);
    stopListening();
    process.kill(process.pid, signal);
  };
  const stopListening = (): void => {
    for (const signal of endingSignals) process.removeListener(signal, endAndDie);
  };
  for (const signal of endingSignals) process.on(signal, endAndDie);
  let timedOut = false;
  const deadline = setTimeout(() => {
    timedOut = true;
    endAll(child.pid);
  }, options.timeoutMs);

  try {
    const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (...result) => resolve(result));
    });
    if (timedOut) throw new CommandFailedError(`took longer than ${options.timeoutMs / 1000} s${tail(printed.output)}`);
    if (exitCode === null) throw new CommandFailedError(`was ended by ${signal ?? "?"}${tail(printed.output)}`);
    return { exitCode, ...printed };
  } catch (error) {
    if (error instanceof CommandFailedError) throw error;
    const reason = (error as NodeJS.ErrnoException).code === "ENOENT" ? "not found" : (error as Error).message;
    throw new CommandFailedError(`${command}: ${reason}`, { cause: error });
  } finally {
    clearTimeout(deadline);
    stopListening();
  }
}

/**
 * Runs a command that has to succeed.
 * @throws CommandFailedError with the last lines of the output, also for an exit code other than 0
 */
export async function runToSuccess(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const result = await runCommand(command, args, options);
  if (result.exitCode !== 0) throw new CommandFailedError(`ended with ${result.exitCode}${tail(result.output)}`);
  return result;
}

function endAll(pid: number | undefined): void {
  if (pid === undefined) return;
  const group = process.platform === "win32" ? [] : [-pid];
  for (const each of [...processTree(pid), ...group]) {
    try {
      process.kill(each, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // ESRCH: already gone
    }
  }
}

function tail(output: string): string {
  const lines = output.trimEnd().split("\n").slice(-5);
  return lines.join("").trim() === "" ? "" : `: ${lines.join("\n")}`;
}
