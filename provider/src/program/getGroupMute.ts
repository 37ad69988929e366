import * as pulumi from "@pulumi/pulumi";
import { lookUpMute } from "../live/lookUps";
import { givenValues } from "./givenValue";
import { type AnsweredLookup, lookUp } from "./lookUp";

/** Arguments of {@link getGroupMute}. */
export interface GetGroupMuteArgs {
  appId: string;
  groupId: string;
  /** Default: left out of the call. */
  dataCenter?: string;
}

/** Who may speak in a group right now. */
export interface GetGroupMuteResult {
  appId: string;
  groupId: string;
  /** Whether everybody but the exempt users is muted. */
  muted: boolean;
  /** Users who may speak while the group is muted, sorted. */
  exceptUsers: string[];
  /** Users muted one by one, sorted. */
  mutedUsers: string[];
}

type Answer = Omit<GetGroupMuteResult, "appId" | "groupId">;

const lookup: AnsweredLookup<Answer> = {
  name: "getGroupMute",
  parts: ["appId", "groupId", "dataCenter"],
  keys: ["muted", "exceptUsers", "mutedUsers"],
};

/**
 * Looks up who may speak in a group, without managing it. It asks the service, in previews too; in unit tests it asks the
 * mocks (`livemessage:index:getGroupMute`).
 * @throws RunError for wrong arguments; LiveError (GroupNotFoundError where there is no such group), ConfigurationError
 */
export function getGroupMute(args: GetGroupMuteArgs, ...rest: never[]): Promise<GetGroupMuteResult> {
  return lookUp(lookup, args, rest, lookUpMute);
}

/** {@link getGroupMute} with arguments that may be outputs. */
export function getGroupMuteOutput(
  args: {
    appId: pulumi.Input<string>;
    groupId: pulumi.Input<string>;
    dataCenter?: pulumi.Input<string>;
  },
  ...rest: never[]
): pulumi.Output<GetGroupMuteResult> {
  return pulumi.output(givenValues(lookup.name, args) as typeof args).apply((known) => getGroupMute(known, ...rest));
}
