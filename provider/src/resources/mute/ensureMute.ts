import type { GroupAddress } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import { describeMute } from "../../live/muteOperations";
import type { RequestId } from "../../live/requestId";
import { ensureOpen } from "./ensureOpen";
import { muteMatches } from "./muteMatches";
import { MuteWriting } from "./muteWriting";
import { mayLag } from "./unverifiedWrites";
import type { WantedMute } from "./wantedMute";

/**
 * Brings a group to the wanted state: observes it, writes only where it differs, and reads back what the write did.
 * @returns the RequestId of the last write; undefined where none was needed
 * @throws LiveError where a call fails, NotAsWantedError where the service does not do as told
 */
export async function ensureMute(
  client: LiveClient,
  group: GroupAddress,
  wanted: WantedMute,
): Promise<RequestId | undefined> {
  if (!wanted.muted) return ensureOpen(client, group);
  const before = await describeMute(client, group);
  if (muteMatches(before, wanted) && !mayLag(group)) return undefined;
  return new MuteWriting(client, group, wanted, before).run();
}
