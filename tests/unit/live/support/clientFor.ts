import { ConfigurationSource } from "../../../../provider/src/account/configurationSource";
import { LiveClient } from "../../../../provider/src/live/liveClient";

/** Configuration for an endpoint, with a key that nobody checks. */
export function sourceFor(endpoint: string, settings: Readonly<Record<string, string>> = {}): ConfigurationSource {
  const configuration: Record<string, string> = {
    "alicloud:accessKey": "a-key-id",
    "alicloud:secretKey": "a-key-secret",
    "livemessage:endpoint": endpoint,
    ...settings,
  };
  return new ConfigurationSource((key) => configuration[key], {});
}

/** A client for an endpoint, with such a key. */
export function clientFor(
  endpoint: string,
  settings?: Readonly<Record<string, string>>,
  announce?: (message: string) => void,
): LiveClient {
  return new LiveClient(sourceFor(endpoint, settings), announce);
}
