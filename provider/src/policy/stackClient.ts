import * as pulumi from "@pulumi/pulumi";
import { getStackResource } from "@pulumi/pulumi/runtime/stack";

import { ConfigurationSource } from "../account/configurationSource";
import { LiveClient } from "../live/liveClient";

/** Per run: one process may run several programs, each with its stack. */
const clientsOfRuns = new WeakMap<object, LiveClient>();
const noStack = {};

/** The client of this program, with the configuration of its stack. One for all look-ups, so that they share the quota. */
export function stackClient(): LiveClient {
  const lookup = (key: string): string | undefined => {
    const colon = key.indexOf(":");
    return new pulumi.Config(key.slice(0, colon)).get(key.slice(colon + 1));
  };
  const run = getStackResource() ?? noStack;
  const client =
    clientsOfRuns.get(run) ??
    new LiveClient(new ConfigurationSource(lookup, process.env), (message) => void pulumi.log.info(message));
  clientsOfRuns.set(run, client);
  return client;
}
