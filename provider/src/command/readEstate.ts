import { setMaxListeners } from "node:events";

import { InvalidInputError, isGroupNotFound } from "../live/errors";
import type { LiveClient } from "../live/liveClient";
import { describeMute } from "../live/muteOperations";
import { listGroupIds } from "../live/listGroupIds";
import type { ListedApp } from "../live/listGroupIds";
import type { LiveGroup, PolicyFromLive } from "../muteFile/policyFromLive";
import type { Surroundings } from "./command";
import { Progress } from "./progress";

/** Reads under way at once; the client keeps them to the quota of 50 a second. */
const readers = 32;

/** What is live in an app. */
export interface Estate {
  groups: LiveGroup[];
  /** Groups that the service lists and does not read. */
  unreadable: PolicyFromLive["skipped"];
}

/**
 * The mutes of all groups of an app. A group that is deleted meanwhile is left out.
 * @throws LiveError, ConfigurationError, the reason of the world's signal
 */
export async function readEstate(client: LiveClient, app: ListedApp, world: Surroundings): Promise<Estate> {
  // Each reader's call listens to the signal.
  setMaxListeners(2 * readers, world.cancelled);
  const listing = new Progress(world, `groups of ${app.appId} listed`);
  const ids: string[] = [];
  for await (const page of listGroupIds(client, app, world.cancelled)) {
    ids.push(...page);
    listing.at(ids.length);
  }
  listing.end();

  const reading = new Progress(world, `groups of ${app.appId} read`);
  const groups: LiveGroup[] = [];
  const unreadable: Estate["unreadable"] = [];
  const queue = ids.values();
  let done = 0;
  const reader = async (): Promise<void> => {
    for (const groupId of queue) {
      world.cancelled.throwIfAborted();
      try {
        const { mutedAll, exempt, mutedUsers } = await describeMute(client, { ...app, groupId }, world.cancelled);
        groups.push({ groupId, muted: mutedAll, exceptUsers: exempt, mutedUsers });
      } catch (error) {
        if (error instanceof InvalidInputError) unreadable.push({ groupId, reason: error.message });
        else if (!isGroupNotFound(error)) throw error;
      }
      reading.at(++done, ids.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: readers }, reader));
  } finally {
    reading.end();
  }
  return { groups, unreadable };
}
