import { addressOf, type GroupAddress, groupKey } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import type { MuteEntry } from "../../properties/muteEntries";
import { announce } from "../../text/announce";
import { isMute, lift, type LiftOptions, type LiftOutcome } from "../mute/lift";
import { type GroupOutcomes, sideBySide } from "./sideBySide";

/** So many groups are named in an announcement; the rest is counted. */
const mostNamed = 10;

/** Lifts the mutes of entries, unless an entry keeps its mute or the run still wants it. */
export async function liftGroups(
  client: () => LiveClient,
  app: Omit<GroupAddress, "groupId">,
  entries: readonly (readonly [groupId: string, entry: MuteEntry])[],
  options?: LiftOptions,
): Promise<GroupOutcomes<LiftOutcome>> {
  const muted = entries.filter(([, entry]) => isMute(entry) && entry.retainOnDelete !== true);
  const address = (groupId: string) => addressOf({ ...app, groupId });
  const outcomes = await sideBySide(muted, (groupId, entry) => lift(client, address(groupId), entry, options));
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
  return outcomes;
}

function tell(groups: readonly string[], message: (groups: string, one: boolean) => string): void {
  if (groups.length === 0) return;
  const more = groups.length - mostNamed;
  announce(message(groups.slice(0, mostNamed).join(", ") + (more > 0 ? ` and ${more} more` : ""), groups.length === 1));
}
