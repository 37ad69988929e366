import * as pulumi from "@pulumi/pulumi";
import { lookUpApp } from "../live/lookUps";
import { givenValues } from "./givenValue";
import { type AnsweredLookup, lookUp } from "./lookUp";

/** Arguments of {@link getMessageApp}. */
export interface GetMessageAppArgs {
  appId: string;
  /** Default: left out of the call. */
  dataCenter?: string;
}

/** An app as it is right now, without its secrets: `MessageApp.get` has them, as secret outputs. */
export interface GetMessageAppResult {
  appId: string;
  appName: string;
  dataCenter: string;
  /** Days that stored messages are kept. */
  messageLifeCycle: number;
  /** Who reviews messages before they are sent. */
  audit: { type: number; url: string };
  /** URL to which the service sends events; empty where there is none. */
  eventCallbackUrl: string;
  disabled: boolean;
}

type Answer = Omit<GetMessageAppResult, "appId">;

const lookup: AnsweredLookup<Answer> = {
  name: "getMessageApp",
  parts: ["appId", "dataCenter"],
  keys: ["appName", "dataCenter", "messageLifeCycle", "audit", "eventCallbackUrl", "disabled"],
};

/**
 * Looks up an app, without managing it. It asks the service, in previews too; in unit tests it asks the mocks
 * (`livemessage:index:getMessageApp`).
 * @throws RunError for wrong arguments; LiveError (AppNotFoundError where there is no such app), ConfigurationError
 */
export function getMessageApp(args: GetMessageAppArgs, ...rest: never[]): Promise<GetMessageAppResult> {
  return lookUp(lookup, args, rest, lookUpApp);
}

/** {@link getMessageApp} with arguments that may be outputs. */
export function getMessageAppOutput(
  args: { appId: pulumi.Input<string>; dataCenter?: pulumi.Input<string> },
  ...rest: never[]
): pulumi.Output<GetMessageAppResult> {
  return pulumi.output(givenValues(lookup.name, args) as typeof args).apply((known) => getMessageApp(known, ...rest));
}
