import { type Emulator, type PolicyDocument, startEmulator } from "alicloud-live-emulator";

import type { LiveClient } from "../../provider/src/live/liveClient";
import { emulatorConfig, liveClient } from "./emulatorAccess";

/** For each test an emulator with the apps `demo` and `other`, each with the group `hall`, and clients of RAM users. */
export function useRamEmulator() {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
    for (const appId of ["demo", "other"]) {
      emulator.createApp({ appId });
      emulator.createGroup(appId, "hall");
    }
  });
  afterEach(() => emulator.close());
  return {
    get emulator(): Emulator {
      return emulator;
    },
    /** A client with the key of a new RAM user that has just this policy. */
    clientOf(userName: string, policy: PolicyDocument): LiveClient {
      const key = emulator.accounts.default.createUser(userName, { policies: [policy] }).createKey();
      return liveClient(emulatorConfig(emulator, key));
    },
  };
}
