import { spawn } from "node:child_process";
import path from "node:path";
import { findPulumi } from "./findPulumi";
import { engineEnvironment, executable } from "./pulumiEngine";

/** `npm run pulumi -- <arguments>`: the engine, found or brought, in place of this process as far as Node.js can. */
async function main(): Promise<void> {
  const engine = await findPulumi();
  const command = path.join(engine.binDir, executable("pulumi"));
  const child = spawn(command, process.argv.slice(2), { stdio: "inherit", env: engineEnvironment(engine) });
  // A terminal sends its interrupt to the engine as well; a second one would make it stop at once, half way.
  const interrupt = process.stdin.isTTY ? () => undefined : () => child.kill("SIGINT");
  process.on("SIGINT", interrupt);
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
