import { startEmulator, type Emulator, type EmulatorOptions } from "alicloud-live-emulator";

/** Starts an emulator for each test of the file, closed after it. */
export function emulatorForEachTest(options: EmulatorOptions = {}): () => Emulator {
  let emulator: Emulator | undefined;
  beforeEach(async () => {
    emulator = await startEmulator(options);
  });
  afterEach(async () => {
    await emulator?.close();
    emulator = undefined;
  });
  return () => {
    if (!emulator) throw new Error("There is an emulator only while a test runs.");
    return emulator;
  };
}
