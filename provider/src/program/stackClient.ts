import * as pulumi from "@pulumi/pulumi";

import { ConfigurationSource } from "../account/configurationSource";
import { LiveClient } from "../live/liveClient";
import { checkStackConfiguration } from "./checkStackConfiguration";
import { perRun } from "./sdk/perRun";

/** The client of this program, with the configuration of its stack. One for all look-ups, so that they share the quota. */
export const stackClient = perRun(() => {
  checkStackConfiguration();
  const lookup = (key: string): string | undefined => {
    const colon = key.indexOf(":");
    return new pulumi.Config(key.slice(0, colon)).get(key.slice(colon + 1));
  };
  return new LiveClient(new ConfigurationSource(lookup, process.env), (message) => void pulumi.log.info(message));
});
