import { inputInvalid } from "../../errors/catalogue";
import type { Group, MuteState } from "../../store/group";
import { findLiveGroup } from "../target";
import type { OperationContext } from "../operation";

/** The group of a mute operation; whether it may be a deleted one is a switch. */
export function findMuteGroup(
  target: Parameters<typeof findLiveGroup>[0],
  context: OperationContext,
  access: "read" | "write" = "write",
): Group {
  const { bandOnDeletedGroup } = context.switches;
  const takesDeleted = bandOnDeletedGroup === "ok" || (bandOnDeletedGroup === "read-only" && access === "read");
  return findLiveGroup(target, context, takesDeleted);
}

/**
 * The users of a list that are exempt; what becomes of those who are not in the group is a switch.
 * @throws ServiceError InputInvalid
 */
export function exemptions(group: Group, given: readonly string[], { switches }: OperationContext): readonly string[] {
  if (switches.exemptNonMember === "ok") return given;
  const present = given.filter((user) => group.members.has(user));
  if (present.length < given.length && switches.exemptNonMember === "error") {
    throw inputInvalid("ExceptUsers holds a user who is not in the group");
  }
  return present;
}

/** Changes who may not speak, and keeps the state before for the reads that lag. */
export function changeMute(group: Group, change: Partial<MuteState>, { switches, clock }: OperationContext): void {
  const { readLagMs, readLagReads } = switches;
  if (readLagMs > 0 || readLagReads > 0) {
    group.unseen.push({ before: group.muteState(), until: clock.now() + readLagMs, reads: readLagReads });
  }
  group.setMute(change);
}

/** The state that a read sees now: the one before the oldest write that does not show yet. */
export function visibleMute(group: Group, { clock }: OperationContext): MuteState {
  group.unseen = group.unseen.filter(({ until, reads }) => reads > 0 || clock.now() < until);
  for (const write of group.unseen) if (write.reads > 0) write.reads--;
  return group.unseen[0]?.before ?? group.muteState();
}
