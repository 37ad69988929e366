import { subjectInWords } from "./callSubject";
import { GroupNotFoundError } from "./errors";
import type { GroupAddress } from "./groupAddress";
import { describeGroup, type GroupFound } from "./groupOperations";
import type { LiveClient } from "./liveClient";
import { shown } from "../text/visible";

/** `group "hall" of app "app1" was deleted by "admin"`. */
export function deletedInWords(group: GroupAddress, { deletedBy }: GroupFound): string {
  return `${subjectInWords(group)} was deleted${deletedBy === "" ? "" : ` by ${shown(deletedBy)}`}`;
}

/** Reads a group that is not deleted. @throws GroupNotFoundError, also for a deleted one, and other LiveErrors */
export async function describeLiveGroup(client: LiveClient, group: GroupAddress): Promise<GroupFound> {
  const found = await describeGroup(client, group);
  if (!found.isDeleted) return found;
  const message = `The message ${deletedInWords(group, found)}: a MessageGroup with recover: true brings it back within 30 days.`;
  throw new GroupNotFoundError(message, { ...group, operation: "DescribeLiveMessageGroup" });
}
