import * as pulumi from "@pulumi/pulumi";
import type { GroupMuteArgs } from "./groupMute";
import { perRun } from "./sdk/perRun";
import { withoutStack } from "./sdk/withoutStack";

type Claims = Map<string, string>;

/** Group to the name of the GroupMute that has it. */
const claimsOfRun = perRun((): Claims => new Map());

/**
 * Takes the group for the named resource, as soon as both ids are known. The app id that it returns fails where another
 * resource has the group, so that the engine never hears of the second one.
 * @throws RunError where both ids are plain and another resource has the group
 */
export function claimGroup(name: string, args: GroupMuteArgs): pulumi.Input<string> {
  const claims = claimsOfRun();
  if (typeof args.appId === "string" && typeof args.groupId === "string") {
    return claim(claims, name, args.appId, args.groupId);
  }
  // While the group id is unknown, what is known of the app id is still to be checked.
  const claimed = pulumi
    .all([args.appId, args.groupId])
    .apply(([appId, groupId]) => withoutStack(() => claim(claims, name, appId, groupId)));
  return whereKnown(claimed, args.appId);
}

function claim(claims: Claims, name: string, appId: string, groupId: string): string {
  // What is no id yet, or none at all, is for check to tell.
  if (typeof appId !== "string" || typeof groupId !== "string") return appId;
  const group = JSON.stringify([appId, groupId]);
  const other = claims.get(group);
  if (other !== undefined) {
    throw new pulumi.RunError(
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
