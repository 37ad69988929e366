import { groupKey } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import type { GroupMuteOutputs } from "../../properties/groupMute";
import { announce } from "../../text/announce";
import { isMute, lift } from "../mute/lift";

/** Lifts the mutes. A resource that only kept a group open has nothing to lift. */
export async function remove(client: () => LiveClient, props: GroupMuteOutputs): Promise<void> {
  if (!isMute(props)) return;
  const outcome = await lift(client, props, props);
  if (outcome === "stays") announce(`The mute of group ${groupKey(props)} stays: the program still declares it.`);
  if (outcome === "usersStay") {
    announce(`Users in group ${groupKey(props)} stay muted one by one: the program still declares them so.`);
  }
  if (outcome === "notFound") {
    announce(
      `Group ${groupKey(props)} was not found with ${client().credentials.origin}: no mute was lifted. ` +
        "If it is a group of another account, its mute stays.",
    );
  }
}
