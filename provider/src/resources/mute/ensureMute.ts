import type { GroupAddress, WantedMute } from "../groupMute/groupMuteState";
import type { LiveClient } from "../../live/liveClient";
import { describeMute } from "../../live/muteOperations";
import { ensureOpen } from "./ensureOpen";
import { muteMatches } from "./muteMatches";
import { MuteWriting } from "./muteWriting";
import { mayLag } from "./unverifiedWrites";

/** How a group was brought to the wanted state. */
export interface EnsuredMute {
  /** RequestId of the last write; undefined where the group was as wanted already. */
  readonly requestId: string | undefined;
}

/**
 * Brings a group to the wanted state: observes it, writes only where it differs, and reads back what the write did.
 * @throws LiveError where a call fails, NotAsWantedError where the service does not do as told
 */
export async function ensureMute(client: LiveClient, group: GroupAddress, wanted: WantedMute): Promise<EnsuredMute> {
  if (!wanted.muted) return ensureOpen(client, group);
  const before = await describeMute(client, group);
  if (muteMatches(before, wanted) && !mayLag(group)) return { requestId: undefined };
  return { requestId: await new MuteWriting(client, group, wanted, before).run() };
}
