import type { Credentials, Emulator } from "alicloud-live-emulator";
import { ConfigurationSource } from "../../provider/src/account/configurationSource";
import { LiveClient } from "../../provider/src/live/liveClient";

/** Configuration for working on an emulator with its own key, unless told otherwise, and without waiting for a quota. */
export function emulatorConfig(
  emulator: Emulator,
  { accessKeyId, accessKeySecret }: Credentials = emulator.credentials,
): Record<string, string> {
  return { ...emulatorEndpoint(emulator), "alicloud:accessKey": accessKeyId, "alicloud:secretKey": accessKeySecret };
}

/** The same for a provider that does not read its writes back. */
export function unverifiedConfig(emulator: Emulator): Record<string, string> {
  return { ...emulatorConfig(emulator), "livemessage:verify": "false" };
}

/** {@link emulatorConfig} without the key. */
export function emulatorEndpoint(emulator: Emulator): Record<string, string> {
  return {
    "livemessage:endpoint": emulator.url,
    "livemessage:writesPerSecond": "1000",
    "livemessage:readsPerSecond": "1000",
  };
}

/** A client with this configuration. */
export function liveClient(configuration: Readonly<Record<string, string>>): LiveClient {
  return new LiveClient(new ConfigurationSource((name) => configuration[name], {}));
}

/** How a project on the engine works on an emulator: at the account's quota, with a key from the stack's configuration. */
export function stackAccess(emulator: Emulator, credentials: Credentials = emulator.credentials) {
  return {
    config: { "alicloud:accessKey": credentials.accessKeyId, "livemessage:endpoint": emulator.url },
    secretConfig: { "alicloud:secretKey": credentials.accessKeySecret },
  };
}

/** The same with a key from the environment. */
export function environmentAccess(emulator: Emulator, credentials: Credentials = emulator.credentials) {
  return {
    config: { "livemessage:endpoint": emulator.url },
    env: {
      ALICLOUD_ACCESS_KEY: credentials.accessKeyId,
      ALICLOUD_SECRET_KEY: credentials.accessKeySecret,
    },
  };
}
