import { addressOf, type GroupAddress, parseGroupKey } from "../live/groupAddress";
import { MalformedIdError } from "./malformedIdError";
import { shown } from "../text/visible";

/**
 * The group that a look-up by id names.
 * @param props what the program gave with the id
 * @throws MalformedIdError
 */
export function lookedUpGroup(type: string, id: string, { dataCenter }: Partial<GroupAddress>): GroupAddress {
  const group = parseGroupKey(id);
  if (!group) throw new MalformedIdError(`${shown(id)} is no id of a ${type}, which is <appId>/<groupId>`);
  return dataCenter === undefined ? group : addressOf({ ...group, dataCenter });
}
