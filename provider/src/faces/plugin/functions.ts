import { ConfigurationError } from "../../account/configurationError";
import { type AppAddress, listApps } from "../../live/appOperations";
import type { GroupAddress } from "../../live/groupAddress";
import { allGroupIds } from "../../live/listGroupIds";
import { lookUpApp, lookUpGroup, lookUpMute } from "../../live/lookUps";
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
const flag = { type: "boolean" };
const number = { type: "number" };

/** Types of what look-ups return, by name. */
export const functionTypes = {
  ListedMessageApp: {
    appId: text,
    appName: text,
    dataCenter: text,
    disabled: flag,
    messageLifeCycle: { ...number, description: "Days that stored messages are kept." },
    createTime: { ...number, description: "Unix seconds." },
  },
} satisfies Record<string, Readonly<Record<string, object>>>;

const ofGroup: readonly AddressPart[] = ["appId", "groupId", "dataCenter"];
const ofApp: readonly AddressPart[] = ["appId", "dataCenter"];

/** The look-ups, by name. */
export const functions = {
  getGroupMute: {
    description: "Looks up who may speak in a group, without managing it.",
    parts: ofGroup,
    returns: { appId: text, groupId: text, muted: flag, exceptUsers: texts, mutedUsers: texts },
    async ask(args) {
      const group = addressed<GroupAddress>("getGroupMute", ofGroup, args);
      const { appId, groupId } = group;
      return { appId, groupId, ...(await lookUpMute(liveClient(), group)) };
    },
  },
  listGroups: {
    description: "The ids of all groups of an app, deleted ones left out, oldest first.",
    parts: ofApp,
    returns: { groupIds: texts },
    async ask(args) {
      const app = addressed<AppAddress>("listGroups", ofApp, args);
      return { groupIds: await allGroupIds(liveClient(), app) };
    },
  },
  getMessageGroup: {
    description: "Looks up a group, without managing it. A deleted one counts as gone.",
    parts: ofGroup,
    returns: {
      appId: text,
      groupId: text,
      groupName: text,
      groupInfo: text,
      administrators: texts,
      creatorId: text,
    },
    async ask(args) {
      const group = addressed<GroupAddress>("getMessageGroup", ofGroup, args);
      const { appId, groupId } = group;
      return { appId, groupId, ...(await lookUpGroup(liveClient(), group)) };
    },
  },
  getMessageApp: {
    description: "Looks up an app, without managing it. Its secrets are not told: `MessageApp.get` has them.",
    parts: ofApp,
    returns: {
      appId: text,
      appName: text,
      dataCenter: text,
      messageLifeCycle: number,
      audit: { type: "object", additionalProperties: { $ref: "pulumi.json#/Any" } },
      eventCallbackUrl: text,
      disabled: flag,
    },
    async ask(args) {
      const app = addressed<AppAddress>("getMessageApp", ofApp, args);
      return { appId: app.appId, ...(await lookUpApp(liveClient(), app)) };
    },
  },
  listMessageApps: {
    description: "All apps of the account, oldest first.",
    parts: ["dataCenter"],
    returns: { apps: { type: "array", items: { $ref: "#/types/livemessage:index:ListedMessageApp" } } },
    async ask(args) {
      const { dataCenter } = addressed<{ dataCenter?: string }>("listMessageApps", ["dataCenter"], args);
      return { apps: await listApps(liveClient(), dataCenter) };
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
