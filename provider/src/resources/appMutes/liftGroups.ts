import { addressOf, type GroupAddress, groupKey } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import type { MuteEntry } from "../../properties/muteEntries";
import { announce } from "../../text/announce";
import { isMute, leaveMute, lift, type LiftOptions, type LiftOutcome } from "../mute/lift";
import type { GroupFailure } from "./failures";
import { type GroupOutcomes, sideBySide } from "./sideBySide";

/** So many groups are named in an announcement; the rest is counted. */
const mostNamed = 10;

/** Whether an entry that goes is to be lifted: it has a mute, and does not keep it. */
export function isToLift(entry: MuteEntry): boolean {
  return isMute(entry) && !isRetained(entry);
}

/** Lifts the mutes of entries, unless an entry keeps its mute or the run still wants it. */
export async function liftGroups(
  client: () => LiveClient,
  app: Omit<GroupAddress, "groupId">,
  entries: readonly (readonly [groupId: string, entry: MuteEntry])[],
  options?: LiftOptions,
): Promise<GroupOutcomes<LiftOutcome>> {
  const muted = entries.filter(([, entry]) => isMute(entry));
  const address = (groupId: string) => addressOf({ ...app, groupId });
  const retained = muted.filter(([, entry]) => isRetained(entry));
  const notLeft = retained.flatMap(([groupId]) => leaveEntry(groupId, address(groupId)));
  const toLift = muted.filter(([, entry]) => isToLift(entry));
  const outcomes = await sideBySide(toLift, (groupId, entry) => lift(client, address(groupId), entry, options));
  const ofOutcome = (outcome: string): string[] =>
    [...outcomes.done].filter(([, each]) => each === outcome).map(([groupId]) => groupKey(address(groupId)));
  tell(ofOutcome("stays"), (groups, one) =>
    one
      ? `The mute of group ${groups} stays: the program still declares it.`
      : `The mutes of these groups stay, since the program still declares them: ${groups}.`,
  );
  tell(
    ofOutcome("usersStay"),
    (groups, one) =>
      `Users in ${groups} stay muted one by one, since the program still declares ${one ? "them" : "these"} so.`,
  );
  tell(
    ofOutcome("notFound"),
    (groups, one) =>
      `${one ? "Group" : "Groups"} ${groups} ${one ? "was" : "were"} not found with ${client().credentials.origin}: no mute was ` +
      `lifted. If ${one ? "it is a group" : "they are groups"} of another account, ${one ? "its mute stays" : "their mutes stay"}.`,
  );
  return { ...outcomes, failures: [...notLeft, ...outcomes.failures] };
}

function isRetained({ retainOnDelete }: MuteEntry): boolean {
  return retainOnDelete === true;
}

/** The entry stays only where a resource that is to take the mute over has failed. */
function leaveEntry(groupId: string, group: GroupAddress): GroupFailure[] {
  try {
    leaveMute(group);
    return [];
  } catch (error) {
    return [{ groupId, error }];
  }
}

function tell(groups: readonly string[], message: (groups: string, one: boolean) => string): void {
  if (groups.length === 0) return;
  const more = groups.length - mostNamed;
  announce(message(groups.slice(0, mostNamed).join(", ") + (more > 0 ? ` and ${more} more` : ""), groups.length === 1));
}
