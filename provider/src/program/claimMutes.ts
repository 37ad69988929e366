import * as pulumi from "@pulumi/pulumi";
import { Claims } from "../handover/claims";
import { muteOf } from "../handover/subject";
import { perRun } from "./sdk/perRun";
import { withoutStack } from "./sdk/withoutStack";
import { tellDeclared } from "./tellDeclared";

const claimsOfRun = perRun(() => new Claims());

/**
 * Takes the mutes of groups for a resource, as soon as their ids are known. The app id that it returns fails where another
 * resource has one of the groups, so that the engine never hears of the second one.
 * @param owner the resource in words, such as `GroupMute "hall"`
 * @throws RunError where all ids are plain and another resource has a group
 */
export function claimMutes(
  owner: string,
  appId: pulumi.Input<string>,
  groupIds: pulumi.Input<pulumi.Input<string>[]>,
): pulumi.Input<string> {
  const claims = claimsOfRun();
  if (typeof appId === "string" && isPlainList(groupIds)) return claim(claims, owner, appId, groupIds);
  // While the group ids are unknown, what is known of the app id is still to be checked.
  const claimed = pulumi
    .all([appId, groupIds])
    .apply(([app, groups]) => withoutStack(() => claim(claims, owner, app, groups)));
  return whereKnown(claimed, appId);
}

function claim(claims: Claims, owner: string, appId: string, groupIds: readonly string[]): string {
  for (const groupId of groupIds) {
    // What is no id yet, or none at all, is for check to tell.
    if (typeof appId !== "string" || typeof groupId !== "string") continue;
    const subject = muteOf({ appId, groupId });
    try {
      claims.take(subject, owner);
      tellDeclared(subject);
    } catch (error) {
      throw new pulumi.RunError((error as Error).message);
    }
  }
  return appId;
}

function isPlainList(ids: pulumi.Input<pulumi.Input<string>[]>): ids is string[] {
  return Array.isArray(ids) && ids.every((id) => typeof id === "string");
}

/** The first output where it is known, else the second. */
function whereKnown<T>(first: pulumi.Output<T>, second: pulumi.Input<T>): pulumi.Input<T> {
  const known = (first as pulumi.Output<T> & { isKnown: Promise<boolean> }).isKnown;
  return known.then((isKnown) => (isKnown ? first : second)) as unknown as pulumi.Input<T>;
}
