import { type ConfigurationLookup, ConfigurationSource } from "../account/configurationSource";
import { LiveClient } from "../live/liveClient";
import { announce } from "../text/announce";

let source = new ConfigurationSource(() => undefined, process.env);
let isConfigured = false;
let client: LiveClient | undefined;

/**
 * Keeps the configuration of this process, which is the same for all types that it serves. Reading it waits for the first
 * call: an error here would leave later calls unconfigured.
 */
export function configureAccount(lookup: ConfigurationLookup): void {
  if (isConfigured) return;
  isConfigured = true;
  source = new ConfigurationSource(lookup, process.env);
}

/**
 * The client of this process: one for all types, so that they share the quota. It is made when a call needs it: a preview
 * needs neither credentials nor the client library.
 */
export function liveClient(): LiveClient {
  return (client ??= new LiveClient(source, announce));
}

/** A text without any secret that this process has resolved. */
export function hideSecrets(text: string): string {
  return client?.credentials.hideIn(text) ?? text;
}
