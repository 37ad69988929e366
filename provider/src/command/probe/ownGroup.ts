import { randomBytes } from "node:crypto";

import { sleepFor } from "../../live/deadline";
import { isGroupNotFound, LiveError } from "../../live/errors";
import type { GroupAddress } from "../../live/groupAddress";
import { groupParameters } from "../../live/groupParameters";
import type { LiveClient } from "../../live/liveClient";
import { readFlag } from "../../live/readFlag";
import type { LiveAnswer } from "../../live/signedRequest";

const longestWaitMs = 10_000;
const readEveryMs = 500;

/** An id that no other group has: letters and digits, 96 bits of chance. */
export function newGroupId(): string {
  return `probe${randomBytes(12).toString("hex")}`;
}

/**
 * Makes the group. It is read before, so that whatever has its id afterwards was made here.
 * @returns the service's answer
 * @throws LiveErrors, and the reason of the signal, which ends the read alone
 */
export async function makeGroup(client: LiveClient, group: GroupAddress, signal: AbortSignal): Promise<LiveAnswer> {
  if (await isThere(client, group, signal)) {
    const message = `There is a group ${group.groupId} already, which the probe does not touch: run again.`;
    throw new LiveError(message, { ...group, operation: "DescribeLiveMessageGroup" });
  }
  signal.throwIfAborted();
  // Not to be cut off: a create that arrives after the delete would leave the group behind.
  return client.call("CreateLiveMessageGroup", {
    ...groupParameters(group),
    GroupName: "livemessage probe",
    GroupInfo: "made by livemessage probe, may be deleted",
  });
}

/** Waits until reads show a group that was made; in vain for {@link longestWaitMs}. @throws LiveErrors, the signal's reason */
export async function waitForGroup(client: LiveClient, group: GroupAddress, signal: AbortSignal): Promise<void> {
  const until = performance.now() + longestWaitMs;
  while (!(await isThere(client, group, signal)) && performance.now() < until) await sleepFor(readEveryMs, signal);
}

/** Deletes the group, and reads that it is gone. @throws LiveErrors, also where it is still there */
export async function deleteGroup(client: LiveClient, group: GroupAddress): Promise<void> {
  try {
    await client.call("DeleteLiveMessageGroup", groupParameters(group));
  } catch (error) {
    if (!isGroupNotFound(error)) throw error;
  }
  if (!(await isThere(client, group))) return;
  const message = "The service took the delete, and shows the group all the same.";
  throw new LiveError(message, { ...group, operation: "DeleteLiveMessageGroup" });
}

/** Whether there is such a group that is not deleted. */
async function isThere(client: LiveClient, group: GroupAddress, signal?: AbortSignal): Promise<boolean> {
  try {
    const answer = await client.call("DescribeLiveMessageGroup", groupParameters(group), signal);
    return readFlag(answer["Delete"]) !== true;
  } catch (error) {
    if (isGroupNotFound(error)) return false;
    throw error;
  }
}
