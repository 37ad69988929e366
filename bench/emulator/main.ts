import { runEmulatorBench } from "./emulatorBench";

/** The emulator's figures alone. */
void runEmulatorBench().then((text) => process.stdout.write(`${text}\n`));
