import type { Observed } from "../../lifecycle/resourceType";
import { isGroupNotFound } from "../../live/errors";
import { addressOf } from "../../live/groupAddress";
import { listGroupIds } from "../../live/listGroupIds";
import type { LiveClient } from "../../live/liveClient";
import { describeMute } from "../../live/muteOperations";
import type { AppMutesInputs, AppMutesOutputs } from "../../properties/appMutes";
import type { MuteEntry } from "../../properties/muteEntries";
import { failureReasons, type GroupFailure, GroupsFailedError } from "./failures";
import { sideBySide } from "./sideBySide";

/**
 * Reads the mutes of all groups in state. One that is gone leaves the map. A look-up by id reads the groups that the
 * program names, or all of the app.
 * @throws GroupsFailedError where groups could not be read
 */
export async function observe(
  client: LiveClient,
  id: string,
  props: Partial<AppMutesOutputs>,
  isLookUp: boolean,
): Promise<Observed<AppMutesInputs, AppMutesOutputs>> {
  const { dataCenter, groups: entries } = props;
  const app = { appId: isLookUp ? id : (props.appId ?? id), ...(dataCenter === undefined ? {} : { dataCenter }) };
  const groupIds = entries === undefined ? await allGroups(client, app) : [...entries.keys()];
  const outcomes = await sideBySide(groupIds, (groupId) => describeMute(client, addressOf({ ...app, groupId })));

  const groups = new Map<string, MuteEntry>();
  const failures: GroupFailure[] = [];
  groupIds.forEach((groupId, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined) return;
    if ("error" in outcome) {
      // Of the groups that the service has listed, one may be gone meanwhile.
      const mayBeGone = !isLookUp || entries === undefined;
      if (!mayBeGone || !isGroupNotFound(outcome.error)) failures.push({ groupId, error: outcome.error });
      return;
    }
    const { mutedAll: muted, exempt } = outcome.value;
    const retainOnDelete = entries?.get(groupId)?.retainOnDelete === true ? { retainOnDelete: true } : {};
    groups.set(groupId, { muted, exceptUsers: muted ? exempt : [], ...retainOnDelete });
  });
  if (failures.length > 0)
    throw new GroupsFailedError(failureReasons(failures).join("\n"), { cause: failures[0]?.error });
  const inputs = { ...app, groups };
  return { inputs, outputs: inputs };
}

async function allGroups(client: LiveClient, app: { appId: string; dataCenter?: string }): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of listGroupIds(client, app)) ids.push(...page);
  return ids;
}
