import { PackageError } from "../../errors/packageError";
import { subjectInWords } from "../../live/callSubject";
import { deletedInWords } from "../../live/deletedGroup";
import { type GroupAddress, groupKey } from "../../live/groupAddress";
import type { GroupFound, GroupProfile } from "../../live/groupOperations";
import { usersInWords } from "../../text/secretUsers";
import { quoted } from "../../text/visible";

/** The group is there in a form that the program has not asked for. */
class GroupInTheWayError extends PackageError {
  static override readonly kind = "GroupInTheWayError";
}

/** A write went through, and the group is not as declared. */
class GroupNotAsWantedError extends PackageError {
  static override readonly kind = "GroupNotAsWantedError";
}

/** A group that another resource of the program needs is to be deleted. */
class GroupInUseError extends PackageError {
  static override readonly kind = "GroupInUseError";
}

/** The program mutes a group that it does not declare any more. */
export function muteStillDeclared(group: GroupAddress): PackageError {
  return new GroupInUseError(
    `The message ${subjectInWords(group)} was not deleted, since the program still declares its mute. To delete the group, take ` +
      "its mute out too. To keep it and no longer manage it, put it back with the option retainOnDelete, run pulumi up, and " +
      "then take it out.",
  );
}

/** A live group has the id. */
export function groupExists(group: GroupAddress): PackageError {
  return new GroupInTheWayError(
    `The message ${subjectInWords(group)} exists already. To take it over, with all that it has, set adopt: true. ` +
      "If this resource only got another name, give it its old one as an alias.",
  );
}

/** A deleted group has the id. */
export function deletedGroup(group: GroupAddress, found: GroupFound): PackageError {
  return new GroupInTheWayError(
    `The message ${deletedInWords(group, found)}, and the service makes no other group with its id for 30 days. To bring it ` +
      "back, with its stored messages, set recover: true; or choose another groupId.",
  );
}

/** The service keeps the id of a group that it has removed. */
export function idUsedUp(group: GroupAddress): PackageError {
  return new GroupInTheWayError(
    `The service made no message ${subjectInWords(group)}: its id is that of a group that was deleted. Choose another groupId.`,
  );
}

/** The group that is there has another name or creator, which nothing can change. */
export function otherGroup(group: GroupAddress, found: GroupProfile, wanted: GroupProfile): PackageError {
  const problems = [
    ...(found.groupName === wanted.groupName
      ? []
      : [`its name is ${quoted(found.groupName)}, not ${quoted(wanted.groupName)}`]),
    ...(found.creatorId === wanted.creatorId
      ? []
      : [`its creator is ${creatorInWords(found)}, not ${creatorInWords(wanted)}`]),
  ];
  return new GroupInTheWayError(
    `The message ${subjectInWords(group)} is there, and ${problems.join("; ")}. No operation of the service changes that: ` +
      "declare groupName and creatorId as they are, or choose another groupId.",
  );
}

/** The service took a write that should have left a group, and shows none. */
export function groupVanished(group: GroupAddress): PackageError {
  return new GroupNotAsWantedError(
    `The service took the write for the message ${subjectInWords(group)}, but answers that there is no such group. Run again.`,
  );
}

/** The service took a change and does not show it. @param left what still differs */
export function groupNotAsWanted(group: GroupAddress, left: Partial<GroupProfile>): PackageError {
  return new GroupNotAsWantedError(
    `The service took the change of group ${groupKey(group)}, but ${Object.keys(left).join(" and ")} ` +
      `${Object.keys(left).length === 1 ? "is" : "are"} not as declared. Run again; if this stays, ask the service's support.`,
  );
}

function creatorInWords({ creatorId }: GroupProfile): string {
  return creatorId === "" ? "nobody" : usersInWords([creatorId]);
}
