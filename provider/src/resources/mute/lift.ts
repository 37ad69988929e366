import { addressOf, type GroupAddress, type GroupMuteOutputs, groupMuteId } from "../groupMute/groupMuteState";
import { isGroupNotFound } from "../../live/errors";
import type { LiveClient } from "../../live/liveClient";
import { announce } from "../../lifecycle/announce";
import { ensureOpen } from "./ensureOpen";
import { oneAtATime } from "../../handover/oneAtATime";
import { isWantedMuted, registrationsSettled } from "../../handover/wantedGroups";
import { isWantedElsewhere } from "../../handover/wantedByOtherProcesses";
import { PackageError } from "../../errors/packageError";

/** A mute was lifted that another provider of the program has begun to declare meanwhile. */
export class LiftedTooSoonError extends PackageError {
  static override readonly kind = "LiftedTooSoonError";
}

/** Lifts the mute, unless this run still wants it. A resource that only kept a group open has nothing to lift. */
export async function lift(client: () => LiveClient, props: GroupMuteOutputs): Promise<void> {
  if (props.muted === false) return;
  const group = addressOf(props);
  await registrationsSettled();
  await oneAtATime(group, () => (staysMuted(group) ? Promise.resolve() : liftNow(client(), group)));
}

async function liftNow(client: LiveClient, group: GroupAddress): Promise<void> {
  try {
    const { requestId } = await ensureOpen(client, group, {
      // A mute that was never read back may be too new for this read.
      evenIfReadOpen: !client.configuration.verify,
      unless: () => staysMuted(group),
    });
    if (requestId !== undefined && isWantedElsewhere(groupMuteId(group))) {
      throw new LiftedTooSoonError(
        `The mute of group ${groupMuteId(group)} was lifted while another provider of this program began to declare ` +
          "it. Run `pulumi up --refresh`: it mutes the group again if it is open.",
      );
    }
  } catch (error) {
    if (!isGroupNotFound(error)) throw error;
    announce(
      `Group ${groupMuteId(group)} was not found with ${client.credentials.origin}: no mute was lifted. ` +
        "If it is a group of another account, its mute stays.",
    );
  }
}

function staysMuted(group: GroupAddress): boolean {
  if (!isWantedMuted(group)) return false;
  announce(`The mute of group ${groupMuteId(group)} stays: the program still declares it.`);
  return true;
}
