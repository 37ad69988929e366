import { addressOf, type GroupMuteOutputs, groupMuteId } from "../groupMuteState";
import { isGroupNotFound } from "../live/errors";
import type { LiveClient } from "../live/liveClient";
import { announce } from "./announce";
import { ensureMute } from "./ensureMute";
import { isWantedMuted, registrationsSettled } from "./wantedGroups";

/** Lifts the mute, unless this run still wants it. A resource that only kept a group open has nothing to lift. */
export async function lift(client: () => LiveClient, props: GroupMuteOutputs): Promise<void> {
  const group = addressOf(props);
  if (!props.muted) return;
  await registrationsSettled();
  if (isWantedMuted(group)) {
    announce(`The mute of group ${groupMuteId(group)} stays: the program still declares it.`);
    return;
  }
  try {
    await ensureMute(client(), group, { muted: false, exceptUsers: [] });
  } catch (error) {
    if (!isGroupNotFound(error)) throw error;
  }
}
