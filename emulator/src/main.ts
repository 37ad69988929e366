import { run } from "./command/run";

async function main(): Promise<void> {
  const result = await run(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    log: (text) => process.stderr.write(text),
  });
  if (typeof result === "number") {
    process.exitCode = result;
    return;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void result.close());
}

void main();
