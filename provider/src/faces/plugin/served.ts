import { appMutes } from "../../resources/appMutes/appMutes";
import { groupMute } from "../../resources/groupMute/groupMute";
import { messageApp } from "../../resources/messageApp/messageApp";
import { messageGroup } from "../../resources/messageGroup/messageGroup";
import { pluginToken } from "../../properties/typeToken";
import { askFunction, functions } from "./functions";
import { pluginSchema } from "./pluginSchema";
import type { Served } from "./providerService";
import { type ResourceOfPlugin, resourceOfPlugin } from "./resourceOfPlugin";

/** What this package's plugin serves. @param version of the package, of its schema and of the plugin */
export function servedBy(version: string): Served {
  const resources: [string, ResourceOfPlugin][] = [
    [pluginToken(groupMute), resourceOfPlugin(groupMute)],
    [pluginToken(appMutes), resourceOfPlugin(appMutes)],
    [pluginToken(messageGroup), resourceOfPlugin(messageGroup)],
    [pluginToken(messageApp), resourceOfPlugin(messageApp)],
  ];
  return {
    version,
    resources: new Map(resources),
    functions: new Map(
      Object.entries(functions).map(([name, each]) => [pluginToken({ name }), (args) => askFunction(name, each, args)]),
    ),
    schema: () => pluginSchema(version, [groupMute, appMutes, messageGroup, messageApp]),
  };
}
