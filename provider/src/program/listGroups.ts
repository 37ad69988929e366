import * as pulumi from "@pulumi/pulumi";

import { withoutStack } from "./sdk/withoutStack";
import { checkLookup } from "./checkLookup";
import { type ListedApp, listGroupIds } from "../live/listGroupIds";
import { stackClient } from "./stackClient";

/** Arguments of {@link listGroups}. */
export type ListGroupsArgs = ListedApp;

/**
 * The ids of all groups of an app, deleted ones left out, oldest first: so that a program can say "every group of this
 * app". It asks the service, in previews too, with the credentials of the stack.
 * @throws RunError for wrong arguments; LiveError, ConfigurationError
 */
export function listGroups(args: ListGroupsArgs): Promise<string[]> {
  return withoutStack(async () => {
    checkLookup("listGroups", args, ["appId", "dataCenter"]);
    const ids: string[] = [];
    for await (const page of listGroupIds(stackClient(), args)) ids.push(...page);
    return ids;
  });
}

/** The same with arguments that may be outputs. */
export function listGroupsOutput(args: {
  appId: pulumi.Input<string>;
  dataCenter?: pulumi.Input<string>;
}): pulumi.Output<string[]> {
  return pulumi.output(args).apply(listGroups);
}
