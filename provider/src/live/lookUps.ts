import { type AppAddress, type AppFound, describeApp } from "./appOperations";
import { describeLiveGroup } from "./deletedGroup";
import type { GroupAddress } from "./groupAddress";
import type { GroupProfile } from "./groupOperations";
import type { LiveClient } from "./liveClient";
import { describeMute } from "./muteOperations";

/** What a look-up tells of a group. Administrators are sorted. */
export type GroupLookedUp = Omit<GroupProfile, "administrators"> & { administrators: string[] };

/** What a look-up tells of an app: all but its secrets. */
export type AppLookedUp = Omit<AppFound, "appId" | "appKey" | "appSign">;

/** Who may speak in a group. */
export interface MuteLookedUp {
  muted: boolean;
  exceptUsers: string[];
  mutedUsers: string[];
}

/** Looks up who may speak in a group. @throws GroupNotFoundError and other LiveErrors */
export async function lookUpMute(client: LiveClient, group: GroupAddress): Promise<MuteLookedUp> {
  const { mutedAll, exempt, mutedUsers } = await describeMute(client, group);
  return { muted: mutedAll, exceptUsers: [...exempt], mutedUsers: [...mutedUsers] };
}

/** Looks up a group. @throws GroupNotFoundError, also for a deleted one, and other LiveErrors */
export async function lookUpGroup(client: LiveClient, group: GroupAddress): Promise<GroupLookedUp> {
  const { groupName, groupInfo, administrators, creatorId } = await describeLiveGroup(client, group);
  return { groupName, groupInfo, administrators: [...administrators], creatorId };
}

/** Looks up an app. @throws AppNotFoundError and other LiveErrors */
export async function lookUpApp(client: LiveClient, app: AppAddress): Promise<AppLookedUp> {
  const found = await describeApp(client, app);
  const { appName, dataCenter, messageLifeCycle, audit, eventCallbackUrl, disabled } = found;
  return { appName, dataCenter, messageLifeCycle, audit, eventCallbackUrl, disabled };
}
