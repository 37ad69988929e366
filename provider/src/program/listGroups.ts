import * as pulumi from "@pulumi/pulumi";

import { isMocked } from "./sdk/isMocked";
import { withoutStack } from "./sdk/withoutStack";
import { checkLookup, type Lookup } from "./checkLookup";
import { givenValues } from "./givenValue";
import { mockedAnswer } from "./mockedAnswer";
import { type ListedApp, listGroupIds } from "../live/listGroupIds";
import { stackClient } from "./stackClient";

/** Arguments of {@link listGroups}. */
export type ListGroupsArgs = ListedApp;

const lookup: Lookup = { name: "listGroups", parts: ["appId", "dataCenter"] };

/**
 * The ids of all groups of an app, deleted ones left out, oldest first: so that a program can say "every group of this
 * app". It asks the service, in previews too, with the credentials of the stack; in unit tests it asks the mocks
 * (`livemessage:index:listGroups`, which answers `groupIds`).
 * @throws RunError for wrong arguments; LiveError, ConfigurationError
 */
export function listGroups(args: ListGroupsArgs, ...rest: never[]): Promise<string[]> {
  return withoutStack(async () => {
    const app = checkLookup(lookup, args, rest);
    if (isMocked()) return (await mockedAnswer<{ groupIds: string[] }>(lookup.name, app, ["groupIds"])).groupIds;
    const ids: string[] = [];
    for await (const page of listGroupIds(stackClient(), app)) ids.push(...page);
    return ids;
  });
}

/** The same with arguments that may be outputs. */
export function listGroupsOutput(
  args: {
    appId: pulumi.Input<string>;
    dataCenter?: pulumi.Input<string>;
  },
  ...rest: never[]
): pulumi.Output<string[]> {
  return pulumi.output(givenValues(lookup.name, args) as typeof args).apply((known) => listGroups(known, ...rest));
}
