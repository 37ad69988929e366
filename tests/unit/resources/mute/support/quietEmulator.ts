import { type Emulator, startEmulator } from "alicloud-live-emulator";
import type { GroupAddress } from "../../../../../provider/src/live/groupAddress";

/** An emulator, while what the package prints is kept. */
export interface QuietEmulator {
  readonly emulator: Emulator;
  readonly printed: jest.SpyInstance<void, Parameters<typeof console.log>>;
  close(): Promise<void>;
}

/** Starts an emulator that holds the group, without its quota. */
export async function startQuietEmulator({ appId, groupId }: GroupAddress): Promise<QuietEmulator> {
  const printed = jest.spyOn(console, "log").mockImplementation();
  const emulator = await startEmulator({ quota: false });
  emulator.createApp({ appId });
  emulator.createGroup(appId, groupId);
  const close = async (): Promise<void> => {
    printed.mockRestore();
    await emulator.close();
  };
  return { emulator, printed, close };
}
