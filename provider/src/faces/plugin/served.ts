import { appMutes } from "../../resources/appMutes/appMutes";
import { groupMute } from "../../resources/groupMute/groupMute";
import { messageApp } from "../../resources/messageApp/messageApp";
import { messageGroup } from "../../resources/messageGroup/messageGroup";
import { functions } from "./functions";
import { pluginSchema, tokenOf } from "./pluginSchema";
import type { Served } from "./providerService";
import { type ResourceOfPlugin, resourceOfPlugin } from "./resourceOfPlugin";

/** What this package's plugin serves. @param version of the package, of its schema and of the plugin */
export function servedBy(version: string): Served {
  const resources: [string, ResourceOfPlugin][] = [
    [tokenOf(groupMute), resourceOfPlugin(groupMute)],
    [tokenOf(appMutes), resourceOfPlugin(appMutes)],
    [tokenOf(messageGroup), resourceOfPlugin(messageGroup)],
    [tokenOf(messageApp), resourceOfPlugin(messageApp)],
  ];
  return {
    version,
    resources: new Map(resources),
    functions: new Map(Object.entries(functions).map(([name, each]) => [tokenOf({ name }), (args) => each.ask(args)])),
    schema: () => pluginSchema(version, [groupMute, appMutes, messageGroup, messageApp]),
  };
}
