import * as pulumi from "@pulumi/pulumi";

import { listGroupIds } from "./listGroupIds";
import type { ListedApp } from "./listGroupIds";
import { withoutStack } from "../withoutStack";
import { stackClient } from "./stackClient";

/** Arguments of {@link listGroups}. */
export type ListGroupsArgs = ListedApp;

/**
 * The ids of all groups of an app, deleted ones left out, oldest first: so that a program can say "every group of this
 * app". It asks the service, in previews too, with the credentials of the stack.
 * @throws LiveError, ConfigurationError
 */
export async function listGroups(args: ListGroupsArgs): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of listGroupIds(stackClient(), args)) ids.push(...page);
  return ids;
}

/** The same with arguments that may be outputs. */
export function listGroupsOutput(args: {
  appId: pulumi.Input<string>;
  dataCenter?: pulumi.Input<string>;
}): pulumi.Output<string[]> {
  return pulumi.output(args).apply((known) => withoutStack(() => listGroups(known)));
}
