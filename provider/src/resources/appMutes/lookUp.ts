import type { LookUp } from "../../lifecycle/resourceType";
import { addressProblem } from "../../properties/addressProblem";
import type { AppMutesInputs, AppMutesOutputs } from "../../properties/appMutes";
import { shown } from "../../text/visible";
import { importParameters } from "../importParameters";
import { MalformedIdError } from "../malformedIdError";
import { importedMute } from "../mute/importedMute";

const form = "<appId>, or <appId>?groups=<groupId>,<groupId>&dataCenter=<dataCenter>&mutedUsers=all";

/**
 * Reads the id of an import: `<appId>` for all muted groups of the app, `<appId>?groups=hall,foyer` for some groups, be they
 * muted or open; `dataCenter` names that of the app, and with `mutedUsers=all` the users who are muted one by one are managed,
 * too. What stands for another character is percent-encoded.
 * @throws MalformedIdError
 */
export function lookUp(id: string): LookUp<AppMutesInputs, AppMutesOutputs> {
  const malformed = (why: string): MalformedIdError =>
    new MalformedIdError(`${shown(id)} is no id of an AppMutes, which is ${form}: ${why}`);
  const decoded = (text: string): string => {
    try {
      return decodeURIComponent(text);
    } catch {
      throw malformed(`${shown(text)} is not percent-encoded`);
    }
  };
  const [appId = "", query] = id.split(/\?(.*)/s, 2);
  const given = importParameters(query, ["groups", "dataCenter", "mutedUsers"], malformed);
  const dataCenter = given.has("dataCenter") ? decoded(given.get("dataCenter")!) : undefined;
  const groups = given.get("groups")?.split(",").map(decoded);
  const problems = [
    addressProblem("appId", appId),
    addressProblem("dataCenter", dataCenter),
    ...(groups ?? []).map((groupId) => addressProblem("groupId", groupId)),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw malformed(problems.join("; "));
  const entries = groups && new Map(groups.map((groupId) => [groupId, { muted: true, exceptUsers: [] }]));
  return {
    id: appId,
    props: {
      ...(dataCenter === undefined ? {} : { dataCenter }),
      ...(entries === undefined ? {} : { groups: entries }),
    },
    pick: ({ inputs, outputs }) => ({ inputs: imported(inputs, given), outputs: imported(outputs, given) }),
  };
}

/** Of the groups that were read, those that the id means, as an import manages them. */
function imported<Inputs extends AppMutesInputs>(inputs: Inputs, parameters: ReadonlyMap<string, string>): Inputs {
  const meant = [...inputs.groups].filter(([, { muted }]) => muted || parameters.has("groups"));
  return { ...inputs, groups: new Map(meant.map(([groupId, entry]) => [groupId, importedMute(entry, parameters)])) };
}
