import { oneAtATime } from "../../handover/oneAtATime";
import { registrationsSettled } from "../../handover/registrations";
import { groupOf, muteOf } from "../../handover/subject";
import { isWanted } from "../../handover/wanted";
import { isGroupNotFound } from "../../live/errors";
import { addressOf, groupKey } from "../../live/groupAddress";
import { deleteGroup } from "../../live/groupOperations";
import type { LiveClient } from "../../live/liveClient";
import type { MessageGroupInputs } from "../../properties/messageGroup";
import { announce } from "../../text/announce";
import { muteStillDeclared } from "./groupErrors";

/**
 * Deletes the group, unless this run still wants it.
 * @throws GroupInUseError where the run still wants the group muted: its members would be sent away, and the mute would fail
 */
export async function remove(client: () => LiveClient, props: MessageGroupInputs): Promise<void> {
  const group = addressOf(props);
  const subject = groupOf(group);
  await registrationsSettled();
  await oneAtATime(subject, async () => {
    if (isWanted(subject)) return announce(`Group ${groupKey(group)} stays: the program still declares it.`);
    if (isWanted(muteOf(group))) throw muteStillDeclared(group);
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
