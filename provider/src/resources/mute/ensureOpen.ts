import type { GroupAddress } from "../../live/groupAddress";
import { isGroupNotFound, isRefusal } from "../../live/errors";
import type { LiveClient } from "../../live/liveClient";
import { describeMute, unbanGroup } from "../../live/muteOperations";
import type { MuteState } from "../../live/muteState";
import type { RequestId } from "../../live/requestId";
import { muteMatches } from "./muteMatches";
import { notAsWanted } from "./notAsWanted";
import { readBack } from "./readBack";
import { readUntil } from "./readUntil";
import { mayLag, noteUnverifiedWrite } from "./unverifiedWrites";
import type { WantedMute } from "./wantedMute";

const open: WantedMute = { muted: false, exceptUsers: [] };

/**
 * Lifts the mute of a group that has one.
 * @param before what was just read of it
 * @param evenIfReadOpen whether to lift although the mute is read to be lifted already
 * @returns the RequestId of the write; undefined where none was needed
 * @throws LiveError, NotAsWantedError
 */
export async function ensureOpen(
  client: LiveClient,
  group: GroupAddress,
  { mutedAll }: MuteState,
  evenIfReadOpen = false,
): Promise<RequestId | undefined> {
  if (!mutedAll && !evenIfReadOpen && !mayLag(group)) return undefined;
  const requestId = await unbanUnlessOpen(client, group, { mayReadLag: evenIfReadOpen || mayLag(group) });
  if (requestId === undefined) return undefined;
  if (!client.configuration.verify) {
    noteUnverifiedWrite(group);
    return requestId;
  }
  const state = await readBack(client, group, requestId, (each) => muteMatches(each, open));
  if (!muteMatches(state, open)) throw notAsWanted(group, open, { requestId, state });
  return requestId;
}

/**
 * Lifts the mute. Undefined where something else did: an attempt of which the answer was lost, or another resource that
 * had the group. Whether lifting a mute that is not there is an error, is not documented.
 * @param mayReadLag whether the group may have a mute that reads do not show yet
 */
export async function unbanUnlessOpen(
  client: LiveClient,
  group: GroupAddress,
  { mayReadLag = false } = {},
): Promise<RequestId | undefined> {
  try {
    return await unbanGroup(client, group);
  } catch (error) {
    // Whatever code says that there is no mute, a read shows it; that of a missing group fails again.
    if (!isRefusal(error) && !isGroupNotFound(error)) throw error;
    // A read may lag behind what has lifted the mute, or behind what has set it.
    const mayBeMuted = mayReadLag && !error.answerLost;
    const now = await readUntil(
      () => describeMute(client, group),
      ({ mutedAll }) => mutedAll === mayBeMuted,
    ).catch((unread: unknown) => {
      // The first error tells that the mute may have been lifted.
      throw error.answerLost ? error : unread;
    });
    if (!now.mutedAll) return undefined;
    throw error;
  }
}
