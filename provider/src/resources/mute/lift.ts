import { PackageError } from "../../errors/packageError";
import { oneAtATime } from "../../handover/oneAtATime";
import { registrationsSettled } from "../../handover/registrations";
import { muteOf, type Subject } from "../../handover/subject";
import { isWanted } from "../../handover/wanted";
import { isWantedElsewhere } from "../../handover/wantedByOtherProcesses";
import { isGroupNotFound } from "../../live/errors";
import { addressOf, type GroupAddress, groupKey } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import { ensureOpen } from "./ensureOpen";

/** A mute was lifted that another provider of the program has begun to declare meanwhile. */
class LiftedTooSoonError extends PackageError {
  static override readonly kind = "LiftedTooSoonError";
}

/** What came of a lift: done or needless; not done, since the program still declares the mute; or no such group. */
export type LiftOutcome = "lifted" | "stays" | "notFound";

/** How lift goes about it. */
export interface LiftOptions {
  /** Whether something else than what was heard of resources says that the mute is wanted. Default: nothing does. */
  readonly isDeclared?: (subject: Subject) => boolean;
}

/** Lifts the mute of a group, unless this run still wants it. @throws LiveError, NotAsWantedError, LiftedTooSoonError */
export async function lift(
  client: () => LiveClient,
  address: GroupAddress,
  { isDeclared = () => false }: LiftOptions = {},
): Promise<LiftOutcome> {
  const group = addressOf(address);
  const subject = muteOf(group);
  const stays = (): boolean => isWanted(subject) || isDeclared(subject);
  await registrationsSettled();
  return oneAtATime(subject, () => (stays() ? Promise.resolve("stays") : liftNow(client(), group, stays)));
}

async function liftNow(client: LiveClient, group: GroupAddress, stays: () => boolean): Promise<LiftOutcome> {
  let stayed = false;
  try {
    const requestId = await ensureOpen(client, group, {
      // A mute that was never read back may be too new for this read.
      evenIfReadOpen: !client.configuration.verify,
      unless: () => (stayed = stays()),
    });
    if (requestId !== undefined && isWantedElsewhere(muteOf(group).key)) {
      throw new LiftedTooSoonError(
        `The mute of group ${groupKey(group)} was lifted while another provider of this program began to declare ` +
          "it. Run `pulumi up --refresh`: it mutes the group again if it is open.",
      );
    }
    return stayed ? "stays" : "lifted";
  } catch (error) {
    if (!isGroupNotFound(error)) throw error;
    return "notFound";
  }
}
