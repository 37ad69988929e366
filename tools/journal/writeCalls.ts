import type { Emulator, JournalCall } from "alicloud-live-emulator";

/** Whether an operation could change something. */
export function isWrite(operation: string): boolean {
  return !/^(Describe|List|Check)/.test(operation);
}

/** The calls that an emulator has got and that could change something. */
export function writeCalls(emulator: Emulator): JournalCall[] {
  return emulator.journal.calls().filter(({ operation }) => isWrite(operation));
}
