import * as pulumi from "@pulumi/pulumi";
import { allGroupIds, type ListedApp } from "../live/listGroupIds";
import { givenValues } from "./givenValue";
import { type AnsweredLookup, lookUp } from "./lookUp";

/** Arguments of {@link listGroups}. */
export type ListGroupsArgs = ListedApp;

const lookup: AnsweredLookup<{ groupIds: string[] }> = {
  name: "listGroups",
  parts: ["appId", "dataCenter"],
  keys: ["groupIds"],
};

/**
 * The ids of all groups of an app, without deleted groups, oldest first. So a program can name every group of an app. It
 * asks the service, in previews too, with the credentials of the stack; in unit tests it asks the mocks
 * (`livemessage:index:listGroups`, which answers `groupIds`).
 * @throws RunError for wrong arguments; LiveError, ConfigurationError
 */
export async function listGroups(args: ListGroupsArgs, ...rest: never[]): Promise<string[]> {
  const asked = lookUp(lookup, args, rest, async (client, app) => ({ groupIds: await allGroupIds(client, app) }));
  return (await asked).groupIds;
}

/** {@link listGroups} with arguments that may be outputs. */
export function listGroupsOutput(
  args: {
    appId: pulumi.Input<string>;
    dataCenter?: pulumi.Input<string>;
  },
  ...rest: never[]
): pulumi.Output<string[]> {
  return pulumi.output(givenValues(lookup.name, args) as typeof args).apply((known) => listGroups(known, ...rest));
}
