import { PackageError } from "../../errors/packageError";
import { oneAtATime } from "../../handover/oneAtATime";
import { registrationsSettled } from "../../handover/registrations";
import { muteOf } from "../../handover/subject";
import { isWanted } from "../../handover/wanted";
import { isWantedElsewhere } from "../../handover/wantedByOtherProcesses";
import { isGroupNotFound } from "../../live/errors";
import { addressOf, type GroupAddress, groupKey } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import { announce } from "../../text/announce";
import { ensureOpen } from "./ensureOpen";

/** A mute was lifted that another provider of the program has begun to declare meanwhile. */
export class LiftedTooSoonError extends PackageError {
  static override readonly kind = "LiftedTooSoonError";
}

/** Lifts the mute of a group, unless this run still wants it. @throws LiveError, NotAsWantedError, LiftedTooSoonError */
export async function lift(client: () => LiveClient, address: GroupAddress): Promise<void> {
  const group = addressOf(address);
  await registrationsSettled();
  await oneAtATime(muteOf(group), () => (staysMuted(group) ? Promise.resolve() : liftNow(client(), group)));
}

async function liftNow(client: LiveClient, group: GroupAddress): Promise<void> {
  try {
    const requestId = await ensureOpen(client, group, {
      // A mute that was never read back may be too new for this read.
      evenIfReadOpen: !client.configuration.verify,
      unless: () => staysMuted(group),
    });
    if (requestId !== undefined && isWantedElsewhere(muteOf(group).key)) {
      throw new LiftedTooSoonError(
        `The mute of group ${groupKey(group)} was lifted while another provider of this program began to declare ` +
          "it. Run `pulumi up --refresh`: it mutes the group again if it is open.",
      );
    }
  } catch (error) {
    if (!isGroupNotFound(error)) throw error;
    announce(
      `Group ${groupKey(group)} was not found with ${client.credentials.origin}: no mute was lifted. ` +
        "If it is a group of another account, its mute stays.",
    );
  }
}

function staysMuted(group: GroupAddress): boolean {
  if (!isWanted(muteOf(group))) return false;
  announce(`The mute of group ${groupKey(group)} stays: the program still declares it.`);
  return true;
}
