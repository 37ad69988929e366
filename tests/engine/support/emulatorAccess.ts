import type { Credentials, Emulator } from "alicloud-live-emulator";

/** Stack configuration with which a project works on an emulator. Default credentials: the emulator's own. */
export function emulatorConfig(emulator: Emulator, credentials: Credentials = emulator.credentials) {
  return {
    config: { "alicloud:accessKey": credentials.accessKeyId, "livemessage:endpoint": emulator.url },
    secretConfig: { "alicloud:secretKey": credentials.accessKeySecret },
  };
}

/** The same by environment, with nothing but the endpoint in the stack's configuration. */
export function emulatorEnvironment(emulator: Emulator, credentials: Credentials = emulator.credentials) {
  return {
    config: { "livemessage:endpoint": emulator.url },
    env: {
      ALICLOUD_ACCESS_KEY: credentials.accessKeyId,
      ALICLOUD_SECRET_KEY: credentials.accessKeySecret,
    },
  };
}
