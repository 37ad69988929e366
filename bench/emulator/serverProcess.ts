import { execFileSync, spawn, type ChildProcess } from "node:child_process";

/** A server that prints its address as its first line. */
export interface ServerProcess {
  readonly url: string;
  /** Milliseconds from its start to the address. */
  readonly startMs: number;
  /** Resident memory now, in bytes. */
  residentBytes(): number;
  stop(): Promise<void>;
}

/** Starts a server and waits for its address. */
export async function startServer(script: string, args: readonly string[] = []): Promise<ServerProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await firstLine(child);
  const startMs = performance.now() - started;
  return {
    url,
    startMs,
    residentBytes: () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)]).toString()) * 1024,
    async stop() {
      const closed = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGTERM");
      await closed;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("\n")) resolve(text.slice(0, text.indexOf("\n")));
    });
    child.once("exit", (code) => reject(new Error(`A server ended with ${code ?? "a signal"}.`)));
  });
}
