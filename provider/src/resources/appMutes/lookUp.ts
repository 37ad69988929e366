import type { LookUp } from "../../lifecycle/resourceType";
import type { AppMutesInputs, AppMutesOutputs } from "../../properties/appMutes";
import { MalformedIdError } from "../malformedIdError";

const form = "<appId>, or <appId>?groups=<groupId>,<groupId>&dataCenter=<dataCenter>";

/**
 * Reads the id of an import: `<appId>` for all muted groups of the app, `<appId>?groups=hall,foyer` for some groups, be they
 * muted or open; `dataCenter` names that of the app. What stands for another character is percent-encoded.
 * @throws MalformedIdError
 */
export function lookUp(id: string): LookUp<AppMutesInputs, AppMutesOutputs> {
  const [appId = "", query = ""] = id.split(/\?(.*)/s, 2);
  const parameters = new URLSearchParams(query);
  const unknown = [...parameters.keys()].find((name) => name !== "groups" && name !== "dataCenter");
  if (appId === "" || unknown !== undefined) {
    const why = unknown === undefined ? "" : `: there is no ${JSON.stringify(unknown)}`;
    throw new MalformedIdError(`${JSON.stringify(id)} is no id of an AppMutes, which is ${form}${why}`);
  }
  const dataCenter = parameters.get("dataCenter");
  const groups = parameters.get("groups")?.split(",");
  const entries = groups && new Map(groups.map((groupId) => [groupId, { muted: true, exceptUsers: [] }]));
  return {
    id: appId,
    props: { ...(dataCenter === null ? {} : { dataCenter }), ...(entries === undefined ? {} : { groups: entries }) },
    pick: ({ inputs, outputs }) =>
      groups === undefined ? { inputs: mutedOf(inputs), outputs: mutedOf(outputs) } : { inputs, outputs },
  };
}

function mutedOf<Inputs extends AppMutesInputs>(inputs: Inputs): Inputs {
  return { ...inputs, groups: new Map([...inputs.groups].filter(([, { muted }]) => muted)) };
}
