import { startEmulator } from "alicloud-live-emulator";
import { findPulumi } from "../pulumi/findPulumi";
import { runDemo } from "./demo";

/** `npm run demo`: ends with 0 only if every promise was kept. */
async function main(): Promise<void> {
  const engine = await findPulumi();
  const started = performance.now();
  const emulator = await startEmulator();
  try {
    const print = (text: string): void => void process.stdout.write(text);
    const ledger = await runDemo({ engine, emulator, print, colour: process.stdout.isTTY });
    print(`\n${ledger.summary()}\nThe demo took ${Math.round((performance.now() - started) / 1000)} s.\n`);
    process.exitCode = ledger.exitCode;
  } finally {
    await emulator.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
