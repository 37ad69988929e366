import * as pulumi from "@pulumi/pulumi";
import { lookUpGroup } from "../live/lookUps";
import { givenValues } from "./givenValue";
import { type AnsweredLookup, lookUp } from "./lookUp";

/** Arguments of {@link getMessageGroup}. */
export interface GetMessageGroupArgs {
  appId: string;
  groupId: string;
  /** Default: left out of the call. */
  dataCenter?: string;
}

/** A group as it is right now. */
export interface GetMessageGroupResult {
  appId: string;
  groupId: string;
  /** Empty where the group has none, like the other texts. */
  groupName: string;
  groupInfo: string;
  /** Sorted. */
  administrators: string[];
  creatorId: string;
}

type Answer = Omit<GetMessageGroupResult, "appId" | "groupId">;

const lookup: AnsweredLookup<Answer> = {
  name: "getMessageGroup",
  parts: ["appId", "groupId", "dataCenter"],
  keys: ["groupName", "groupInfo", "administrators", "creatorId"],
};

/**
 * Looks up a group, without managing it. It asks the service, in previews too; in unit tests it asks the mocks
 * (`livemessage:index:getMessageGroup`).
 * @throws RunError for wrong arguments; LiveError (GroupNotFoundError where there is no such group, or it was deleted),
 * ConfigurationError
 */
export function getMessageGroup(args: GetMessageGroupArgs, ...rest: never[]): Promise<GetMessageGroupResult> {
  return lookUp(lookup, args, rest, lookUpGroup);
}

/** {@link getMessageGroup} with arguments that may be outputs. */
export function getMessageGroupOutput(
  args: { appId: pulumi.Input<string>; groupId: pulumi.Input<string>; dataCenter?: pulumi.Input<string> },
  ...rest: never[]
): pulumi.Output<GetMessageGroupResult> {
  return pulumi.output(givenValues(lookup.name, args) as typeof args).apply((known) => getMessageGroup(known, ...rest));
}
