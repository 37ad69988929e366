import * as pulumi from "@pulumi/pulumi";

import { describeMute } from "../live/muteOperations";
import { withoutStack } from "./sdk/withoutStack";
import { checkLookup } from "./checkLookup";
import { stackClient } from "./stackClient";

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
  /** Users that the group mute does not concern, sorted. */
  exceptUsers: string[];
  /** Users muted one by one, sorted. */
  mutedUsers: string[];
}

/**
 * Looks up who may speak in a group, without managing it. It asks the service, in previews too.
 * @throws RunError for wrong arguments; LiveError (GroupNotFoundError where there is no such group), ConfigurationError
 */
export function getGroupMute(args: GetGroupMuteArgs): Promise<GetGroupMuteResult> {
  return withoutStack(async () => {
    checkLookup("getGroupMute", args, ["appId", "groupId", "dataCenter"]);
    const state = await describeMute(stackClient(), args);
    const { appId, groupId } = args;
    return {
      appId,
      groupId,
      muted: state.mutedAll,
      exceptUsers: [...state.exempt],
      mutedUsers: [...state.mutedUsers],
    };
  });
}

/** The same with arguments that may be outputs. */
export function getGroupMuteOutput(args: {
  appId: pulumi.Input<string>;
  groupId: pulumi.Input<string>;
  dataCenter?: pulumi.Input<string>;
}): pulumi.Output<GetGroupMuteResult> {
  return pulumi.output(args).apply(getGroupMute);
}
