import type { LookUp } from "../../lifecycle/resourceType";
import { addressProblem } from "../../properties/addressProblem";
import type { GroupMuteInputs, GroupMuteOutputs } from "../../properties/groupMute";
import { shown } from "../../text/visible";
import { importParameters } from "../importParameters";
import { MalformedIdError } from "../malformedIdError";
import { importedMute } from "../mute/importedMute";

/** A group may have a question mark in its id: parameters follow the last one. */
const withParameters = /^(.+)\?((?:dataCenter|mutedUsers)=[^?]*)$/s;

/**
 * Reads the id of an import: `<appId>/<groupId>`, and after a question mark `dataCenter=cn-shanghai`, the data center of the
 * app, and `mutedUsers=all`, which has the users who are muted one by one managed, too.
 * @throws MalformedIdError
 */
export function lookUp(text: string): LookUp<GroupMuteInputs, GroupMuteOutputs> {
  const malformed = (why: string): MalformedIdError => new MalformedIdError(`${shown(text)} cannot be read: ${why}`);
  const [, id = text, query] = withParameters.exec(text) ?? [];
  const given = importParameters(query, ["dataCenter", "mutedUsers"], malformed);
  const dataCenter = given.get("dataCenter");
  const problem = addressProblem("dataCenter", dataCenter);
  if (problem !== undefined) throw malformed(problem);
  return {
    id,
    props: dataCenter === undefined ? {} : { dataCenter },
    pick: ({ inputs, outputs }) => ({ inputs: importedMute(inputs, given), outputs: importedMute(outputs, given) }),
  };
}
