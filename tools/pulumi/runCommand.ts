import { spawn } from "node:child_process";

/** A command that could not be started, failed or took too long. Its message ends with the last lines of its output. */
export class CommandFailedError extends Error {
  override readonly name = "CommandFailedError";
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the command and everything that it started are ended. */
  readonly timeoutMs: number;
}

const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a command to its end and returns what it printed on the standard output.
 * The command leads a process group of its own, so that a deadline (or the end of this process by a signal) ends its
 * children too.
 * @throws CommandFailedError
 */
export async function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const output = { stdout: "", all: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    output.stdout += chunk.toString();
    output.all += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => (output.all += chunk.toString()));

  const end = (): void => {
    if (child.pid === undefined) return;
    try {
      if (process.platform === "win32") child.kill();
      else process.kill(-child.pid, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // ESRCH: already gone
    }
  };
  const endAndDie = (signal: NodeJS.Signals): void => {
    end();
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
    end();
  }, options.timeoutMs);

  try {
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (...result) => resolve(result));
    });
    if (timedOut) throw new CommandFailedError(`took longer than ${options.timeoutMs / 1000} s${tail(output.all)}`);
    if (code !== 0) throw new CommandFailedError(`ended with ${code ?? signal ?? "nothing"}${tail(output.all)}`);
    return output.stdout;
  } catch (error) {
    if (error instanceof CommandFailedError) throw error;
    const reason = (error as NodeJS.ErrnoException).code === "ENOENT" ? "not found" : (error as Error).message;
    throw new CommandFailedError(`${command}: ${reason}`, { cause: error });
  } finally {
    clearTimeout(deadline);
    stopListening();
  }
}

function tail(output: string): string {
  const lines = output.trimEnd().split("\n").slice(-5);
  return lines.join("").trim() === "" ? "" : `: ${lines.join("\n")}`;
}
