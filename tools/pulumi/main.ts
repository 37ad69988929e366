import { spawn } from "node:child_process";
import path from "node:path";
import { findPulumi } from "./findPulumi";
import { engineEnvironment, executable } from "./pulumiEngine";

/** Nobody means two interrupts that come closer. */
const sameInterruptMs = 500;

/** `npm run pulumi -- <arguments>`: the engine, found or brought, in place of this process as far as Node.js can. */
async function main(): Promise<void> {
  const engine = await findPulumi();
  const command = path.join(engine.binDir, executable("pulumi"));
  // A terminal sends its interrupt to the engine as well; a second one would make it stop at once, half way. Without a
  // terminal to read from, the engine is kept out of the group that is interrupted, and hears of it from here.
  const detached = !process.stdin.isTTY && process.platform !== "win32";
  const child = spawn(command, process.argv.slice(2), { stdio: "inherit", env: engineEnvironment(engine), detached });
  let interruptedAt = -Infinity;
  process.on("SIGINT", () => {
    // npm and the runner of TypeScript may each hand on what the whole group got.
    const isRepeated = performance.now() - interruptedAt < sameInterruptMs;
    interruptedAt = performance.now();
    if (!process.stdin.isTTY && !isRepeated) child.kill("SIGINT");
  });
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (...result) => resolve(result));
  });
  if (signal !== null) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  }
  process.exitCode = code ?? 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
