import { type GroupAddress, groupKey } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import { describeMute } from "../../live/muteOperations";
import type { MuteState } from "../../live/muteState";
import { NotAsWantedError } from "./notAsWanted";
import { readUntil } from "./readUntil";

/** What a write did: reads until it shows. @throws NotAsWantedError where the group cannot be read */
export async function readBack(
  client: LiveClient,
  group: GroupAddress,
  requestId: string,
  isShown: (state: MuteState) => boolean,
  waits?: readonly number[],
): Promise<MuteState> {
  try {
    return await readUntil(() => describeMute(client, group), isShown, waits);
  } catch (error) {
    throw new NotAsWantedError(
      `Group ${groupKey(group)}: the service took the write (RequestId ${requestId}), ` +
        `but reading it back failed. ${(error as Error).message}`,
      { cause: error },
    );
  }
}
