import { answerControl } from "./control/controlPath";
import { Emulator } from "./emulator";
import type { EmulatorOptions } from "./emulatorOptions";

/**
 * Starts an emulator and waits until it listens.
 * @throws TypeError for a bad seed, switch or fault; the system's error (EADDRINUSE …) if it cannot listen
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = new Emulator(options, answerControl);
  await emulator.listen();
  return emulator;
}
