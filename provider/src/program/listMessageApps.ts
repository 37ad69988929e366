import * as pulumi from "@pulumi/pulumi";
import { listApps } from "../live/appOperations";
import { givenValues } from "./givenValue";
import { type AnsweredLookup, lookUp } from "./lookUp";

/** Arguments of {@link listMessageApps}. */
export interface ListMessageAppsArgs {
  /** Default: left out of the call. */
  dataCenter?: string;
}

/** One app of the account. */
export interface ListedMessageApp {
  appId: string;
  appName: string;
  dataCenter: string;
  disabled: boolean;
  /** Days that stored messages are kept. */
  messageLifeCycle: number;
  /** Unix seconds. */
  createTime: number;
}

const lookup: AnsweredLookup<{ apps: ListedMessageApp[] }> = {
  name: "listMessageApps",
  parts: ["dataCenter"],
  keys: ["apps"],
};

/**
 * All apps of the account, oldest first. It asks the service, in previews too, with the credentials of the stack; in unit
 * tests it asks the mocks (`livemessage:index:listMessageApps`, which answers `apps`).
 * @throws RunError for wrong arguments; LiveError, ConfigurationError
 */
export async function listMessageApps(args: ListMessageAppsArgs = {}, ...rest: never[]): Promise<ListedMessageApp[]> {
  const ask = lookUp(lookup, args, rest, async (client, { dataCenter }) => ({
    apps: await listApps(client, dataCenter),
  }));
  return (await ask).apps;
}

/** {@link listMessageApps} with arguments that may be outputs. */
export function listMessageAppsOutput(
  args: { dataCenter?: pulumi.Input<string> } = {},
  ...rest: never[]
): pulumi.Output<ListedMessageApp[]> {
  return pulumi.output(givenValues(lookup.name, args) as typeof args).apply((known) => listMessageApps(known, ...rest));
}
