import { groupMuteDescription } from "./groupMute";
import { type MuteEntries, muteEntries } from "./muteEntries";
import type { TypeDescription } from "./property";

/** Inputs of an AppMutes after check. */
export interface AppMutesInputs {
  readonly appId: string;
  readonly dataCenter?: string;
  readonly groups: MuteEntries;
}

/** Outputs of an AppMutes: the inputs as the service holds them. */
export interface AppMutesOutputs extends AppMutesInputs {
  /** Groups that the last run could not bring to what is declared; left out where there are none. */
  readonly unfinished?: readonly string[];
}

const { appId, dataCenter } = groupMuteDescription.properties;

/** The mutes of many groups of one app. */
export const appMutesDescription: TypeDescription<AppMutesInputs> = {
  name: "AppMutes",
  description: "The mutes of many message groups of one app. It does for each group what a GroupMute does.",
  token: "pulumi-nodejs:dynamic/livemessage:AppMutes",
  providerText: 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");',
  properties: {
    appId,
    dataCenter,
    groups: {
      kind: muteEntries,
      description:
        "The mutes by the id of their group. A group that is removed from the map is opened, unless its entry has retainOnDelete.",
      replaces: false,
    },
  },
  outputs: {
    unfinished: {
      schema: { type: "array", items: { type: "string" } },
      description: "Groups that failed in the last update; the next update goes on with them.",
    },
  },
  otherNames: { mutes: "groups" },
};
