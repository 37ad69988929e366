import { ConfigurationError } from "../../account/configurationError";
import { type AppAddress, listApps } from "../../live/appOperations";
import type { GroupAddress } from "../../live/groupAddress";
import { allGroupIds } from "../../live/listGroupIds";
import type { LiveClient } from "../../live/liveClient";
import { lookUpApp, lookUpGroup, lookUpMute } from "../../live/lookUps";
import type { AddressPart } from "../../properties/addressProblem";
import { idText } from "../../properties/idText";
import { lookupProblems } from "../../properties/lookupProblems";
import { liveClient } from "../account";
import type { Properties } from "../secretValues";

/** A look-up that a program calls. */
export interface PluginFunction {
  readonly description: string;
  /** Its arguments, which are the parts of an address. */
  readonly parts: readonly AddressPart[];
  /** JSON Schema of what it returns, by name. */
  readonly returns: Readonly<Record<string, object>>;
  /** @param address of its parts, checked */
  readonly ask: (client: LiveClient, address: never) => Promise<object>;
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
export const functions: Readonly<Record<string, PluginFunction>> = {
  getGroupMute: {
    description: "Looks up who may speak in a group, without managing it.",
    parts: ofGroup,
    returns: { appId: text, groupId: text, muted: flag, exceptUsers: texts, mutedUsers: texts },
    async ask(client, group: GroupAddress) {
      return { appId: group.appId, groupId: group.groupId, ...(await lookUpMute(client, group)) };
    },
  },
  listGroups: {
    description: "The ids of all groups of an app, deleted ones left out, oldest first.",
    parts: ofApp,
    returns: { groupIds: texts },
    async ask(client, app: AppAddress) {
      return { groupIds: await allGroupIds(client, app) };
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
    async ask(client, group: GroupAddress) {
      return { appId: group.appId, groupId: group.groupId, ...(await lookUpGroup(client, group)) };
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
    async ask(client, app: AppAddress) {
      return { appId: app.appId, ...(await lookUpApp(client, app)) };
    },
  },
  listMessageApps: {
    description: "All apps of the account, oldest first.",
    parts: ["dataCenter"],
    returns: { apps: { type: "array", items: { $ref: "#/types/livemessage:index:ListedMessageApp" } } },
    async ask(client, { dataCenter }: Pick<AppAddress, "dataCenter">) {
      return { apps: await listApps(client, dataCenter) };
    },
  },
};

/** What a look-up returns. @throws ConfigurationError where it would ask for something else than is meant, and LiveErrors */
export async function askFunction(name: string, { parts, ask }: PluginFunction, args: Properties): Promise<Properties> {
  const given = new Map(Object.entries(args).map(([key, value]) => [key, idText(value)]));
  const problems = lookupProblems(parts, given);
  if (problems.length > 0) throw new ConfigurationError(`${name} cannot be asked: ${problems.join("; ")}`);
  return { ...(await ask(liveClient(), Object.fromEntries(given) as never)) };
}
