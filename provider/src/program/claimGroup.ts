import * as pulumi from "@pulumi/pulumi";
import { Claims } from "../handover/claims";
import { muteOf } from "../handover/subject";
import { perRun } from "./sdk/perRun";
import { withoutStack } from "./sdk/withoutStack";

const claimsOfRun = perRun(() => new Claims());

/**
 * Takes the mute of a group for a resource, as soon as both ids are known. The app id that it returns fails where another
 * resource has the group, so that the engine never hears of the second one.
 * @param owner the resource in words, such as `GroupMute "hall"`
 * @throws RunError where both ids are plain and another resource has the group
 */
export function claimGroup(
  owner: string,
  { appId, groupId }: { readonly appId: pulumi.Input<string>; readonly groupId: pulumi.Input<string> },
): pulumi.Input<string> {
  const claims = claimsOfRun();
  if (typeof appId === "string" && typeof groupId === "string") return claim(claims, owner, appId, groupId);
  // While the group id is unknown, what is known of the app id is still to be checked.
  const claimed = pulumi
    .all([appId, groupId])
    .apply(([app, group]) => withoutStack(() => claim(claims, owner, app, group)));
  return whereKnown(claimed, appId);
}

function claim(claims: Claims, owner: string, appId: string, groupId: string): string {
  // What is no id yet, or none at all, is for check to tell.
  if (typeof appId !== "string" || typeof groupId !== "string") return appId;
  try {
    claims.take(muteOf({ appId, groupId }), owner);
  } catch (error) {
    throw new pulumi.RunError((error as Error).message);
  }
  return appId;
}

/** The first output where it is known, else the second. */
function whereKnown<T>(first: pulumi.Output<T>, second: pulumi.Input<T>): pulumi.Input<T> {
  const known = (first as pulumi.Output<T> & { isKnown: Promise<boolean> }).isKnown;
  return known.then((isKnown) => (isKnown ? first : second)) as unknown as pulumi.Input<T>;
}
