import type { LookUp } from "../../lifecycle/resourceType";
import { addressProblem } from "../../properties/addressProblem";
import type { AppMutesInputs, AppMutesOutputs } from "../../properties/appMutes";
import { shown } from "../../text/visible";
import { MalformedIdError } from "../malformedIdError";

const form = "<appId>, or <appId>?groups=<groupId>,<groupId>&dataCenter=<dataCenter>";

/**
 * Reads the id of an import: `<appId>` for all muted groups of the app, `<appId>?groups=hall,foyer` for some groups, be they
 * muted or open; `dataCenter` names that of the app. What stands for another character is percent-encoded.
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
  const given = new Map<string, string>();
  for (const parameter of query === undefined ? [] : query.split("&")) {
    const [name = "", value = ""] = parameter.split(/=(.*)/s, 2);
    if (name !== "groups" && name !== "dataCenter") throw malformed(`there is no ${shown(name)}`);
    if (given.has(name)) throw malformed(`${name} is given twice`);
    given.set(name, value);
  }
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
    pick: ({ inputs, outputs }) =>
      groups === undefined ? { inputs: mutedOf(inputs), outputs: mutedOf(outputs) } : { inputs, outputs },
  };
}

function mutedOf<Inputs extends AppMutesInputs>(inputs: Inputs): Inputs {
  return { ...inputs, groups: new Map([...inputs.groups].filter(([, { muted }]) => muted)) };
}
