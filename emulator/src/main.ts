import { run } from "./command/run";
import { visible } from "./text/quote";

async function main(): Promise<void> {
  // Listened to from the beginning: who reads the address may end it in the same moment.
  const ended = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  const result = await run(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    log: (text) => process.stderr.write(text),
  });
  if (typeof result === "number") {
    process.exitCode = result;
    return;
  }
  await ended;
  try {
    await result.close();
  } catch (error) {
    console.error(`alicloud-live-emulator: the state was not kept: ${visible((error as Error).message)}`);
    process.exitCode = 1;
  }
}

void main();
