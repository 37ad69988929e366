import { oneAtATime } from "../../handover/oneAtATime";
import { registrationsSettled } from "../../handover/registrations";
import { groupOf } from "../../handover/subject";
import { isWanted } from "../../handover/wanted";
import { isGroupNotFound } from "../../live/errors";
import { addressOf, groupKey } from "../../live/groupAddress";
import { deleteGroup } from "../../live/groupOperations";
import type { LiveClient } from "../../live/liveClient";
import type { MessageGroupInputs } from "../../properties/messageGroup";
import { announce } from "../../text/announce";

/** Deletes the group, unless this run still wants it. */
export async function remove(client: () => LiveClient, props: MessageGroupInputs): Promise<void> {
  const group = addressOf(props);
  const subject = groupOf(group);
  await registrationsSettled();
  await oneAtATime(subject, async () => {
    if (isWanted(subject)) return announce(`Group ${groupKey(group)} stays: the program still declares it.`);
    try {
      await deleteGroup(client(), group);
    } catch (error) {
      // Whether deleting a group that is gone is an error, is not documented.
      if (!isGroupNotFound(error)) throw error;
      announce(
        `Group ${groupKey(group)} was not found with ${client().credentials.origin}: nothing was deleted. ` +
          "If it is a group of another account, it is still there.",
      );
    }
  });
}
