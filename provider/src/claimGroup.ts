import * as pulumi from "@pulumi/pulumi";
import type { GroupMuteArgs } from "./groupMute";

/** The program has two resources for one group. */
export class DuplicateGroupMuteError extends Error {
  override readonly name = "DuplicateGroupMuteError";
}

/** Group to the name of the GroupMute that has it. */
const claims = new Map<string, string>();

/**
 * Takes the group for the named resource, as soon as both ids are known. The app id that it returns fails where another
 * resource has the group, so that the engine never hears of the second one.
 */
export function claimGroup(name: string, args: GroupMuteArgs): pulumi.Input<string> {
  if (typeof args.appId === "string" && typeof args.groupId === "string") {
    claim(name, args.appId, args.groupId);
    return args.appId;
  }
  // While the group id is unknown, what is known of the app id is still to be checked.
  const claimed = pulumi.all([args.appId, args.groupId]).apply(([appId, groupId]) => claim(name, appId, groupId));
  return whereKnown(claimed, args.appId);
}

function claim(name: string, appId: string, groupId: string): string {
  const group = JSON.stringify([appId, groupId]);
  const other = claims.get(group);
  if (other !== undefined) {
    throw new DuplicateGroupMuteError(
      `GroupMute "${name}" and GroupMute "${other}" declare the same group ${JSON.stringify(groupId)} of app ` +
        `${JSON.stringify(appId)}: keep one GroupMute per group.`,
    );
  }
  claims.set(group, name);
  return appId;
}

/** The first output where it is known, else the second. */
function whereKnown<T>(first: pulumi.Output<T>, second: pulumi.Input<T>): pulumi.Input<T> {
  const known = (first as pulumi.Output<T> & { isKnown: Promise<boolean> }).isKnown;
  return known.then((isKnown) => (isKnown ? first : second)) as unknown as pulumi.Input<T>;
}
