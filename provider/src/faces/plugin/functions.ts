import { ConfigurationError } from "../../account/configurationError";
import type { GroupAddress } from "../../live/groupAddress";
import { allGroupIds } from "../../live/listGroupIds";
import { describeMute } from "../../live/muteOperations";
import type { AddressPart } from "../../properties/addressProblem";
import { idText } from "../../properties/idText";
import { lookupProblems } from "../../properties/lookupProblems";
import { liveClient } from "../account";
import type { Properties } from "./secretValues";

/** A look-up that a program calls. */
interface PluginFunction {
  readonly description: string;
  readonly parts: readonly AddressPart[];
  /** JSON Schema of what it returns, by name. */
  readonly returns: Readonly<Record<string, object>>;
  readonly ask: (args: Properties) => Promise<Properties>;
}

const text = { type: "string" };
const texts = { type: "array", items: text };

const ofGroup: readonly AddressPart[] = ["appId", "groupId", "dataCenter"];
const ofApp: readonly AddressPart[] = ["appId", "dataCenter"];

/** The look-ups, by name. */
export const functions = {
  getGroupMute: {
    description: "Looks up who may speak in a group, without managing it.",
    parts: ofGroup,
    returns: { appId: text, groupId: text, muted: { type: "boolean" }, exceptUsers: texts, mutedUsers: texts },
    async ask(args) {
      const group = addressed<GroupAddress>("getGroupMute", ofGroup, args);
      const { mutedAll, exempt, mutedUsers } = await describeMute(liveClient(), group);
      const { appId, groupId } = group;
      return { appId, groupId, muted: mutedAll, exceptUsers: [...exempt], mutedUsers: [...mutedUsers] };
    },
  },
  listGroups: {
    description: "The ids of all groups of an app, deleted ones left out, oldest first.",
    parts: ofApp,
    returns: { groupIds: texts },
    async ask(args) {
      const app = addressed<Omit<GroupAddress, "groupId">>("listGroups", ofApp, args);
      return { groupIds: await allGroupIds(liveClient(), app) };
    },
  },
} satisfies Record<string, PluginFunction>;

/** The arguments, where the look-up would not ask for something else than is meant. @throws ConfigurationError */
function addressed<Address>(name: string, parts: readonly AddressPart[], args: Properties): Address {
  const given = new Map(Object.entries(args).map(([key, value]) => [key, idText(value)]));
  const problems = lookupProblems(parts, given);
  if (problems.length > 0) throw new ConfigurationError(`${name} cannot be asked: ${problems.join("; ")}`);
  return Object.fromEntries(given) as Address;
}
