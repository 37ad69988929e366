import * as pulumi from "@pulumi/pulumi";
import { Claims } from "../handover/claims";
import type { Subject } from "../handover/subject";
import type { GroupAddress } from "../live/groupAddress";
import { idText } from "../properties/idText";
import { firstOnes } from "../text/firstOnes";
import { claimInTest } from "./claimInTest";
import { isLater } from "./isLater";
import { isMocked } from "./sdk/isMocked";
import { perRun } from "./sdk/perRun";
import { withoutStack } from "./sdk/withoutStack";
import { tellDeclared } from "./tellDeclared";

const claimsOfRun = perRun(() => new Claims());

/** Something of a group that only one resource can have, such as its mute. */
type SubjectOfGroup = (group: GroupAddress) => Subject;

/** Tells other processes what they are to know; not in tests with mocks. */
interface Tellers {
  /** Of a group. Default: that it is declared. */
  readonly tell?: (group: GroupAddress) => void;
  /** When all groups are taken. */
  readonly atEnd?: (() => void) | undefined;
}

/**
 * Takes something of groups for a resource, as soon as their ids are known. The app id that it returns fails where another
 * resource has it of one of the groups, so that the engine never hears of the second one.
 * @param owner the resource in words, such as `GroupMute "hall"`
 * @throws RunError where all ids are plain and another resource has it
 */
export function claimGroups(
  subjectOf: SubjectOfGroup,
  owner: string,
  appId: pulumi.Input<string>,
  groupIds: pulumi.Input<pulumi.Input<string>[]>,
  { tell = (group) => tellDeclared(subjectOf(group)), atEnd = () => undefined }: Tellers = {},
): pulumi.Input<string> {
  const claims = claimsOfRun();
  const claim = (group: GroupAddress): void => {
    const subject = subjectOf(group);
    if (isMocked()) return claimInTest(subject, owner);
    claims.take(subject, owner);
    tell(group);
  };
  const take = (app: string, ids: readonly string[]): string => {
    claimAll(claim, app, ids);
    atEnd();
    return app;
  };
  if (!isLater(appId) && isPlainList(groupIds)) return take(appId as string, groupIds);
  // While the group ids are unknown, what is known of the app id is still to be checked.
  const claimed = pulumi.all([appId, groupIds]).apply(([app, groups]) => withoutStack(() => take(app, groups)));
  return whereKnown(claimed, appId) as unknown as pulumi.Input<string>;
}

function claimAll(claim: (group: GroupAddress) => void, appId: string, groupIds: readonly string[]): void {
  const problems: string[] = [];
  for (const id of groupIds) {
    const group = { appId: idText(appId) as string, groupId: idText(id) as string };
    // What is no id yet, or none at all, is for check to tell.
    if (!Object.values(group).every((part) => typeof part === "string")) continue;
    try {
      claim(group);
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  if (problems.length > 0) throw new pulumi.RunError(firstOnes(problems, "problem").join("\n  "));
}

/** Whether all of the ids are known at once. */
export function isPlainList(ids: pulumi.Input<pulumi.Input<string>[]>): ids is string[] {
  return Array.isArray(ids) && ids.every((id) => !isLater(id));
}

/** The claimed app id where it is known, else the one that is given. It is a secret where that is one, whatever groups are. */
async function whereKnown<T>(claimed: pulumi.Output<T>, given: pulumi.Input<T>): Promise<pulumi.Output<T>> {
  const isKnown = await (claimed as pulumi.Output<T> & { isKnown: Promise<boolean> }).isKnown;
  const known = pulumi.output(given) as pulumi.Output<T>;
  if (!isKnown) return known;
  return (await pulumi.isSecret(known)) ? claimed : pulumi.unsecret(claimed);
}
