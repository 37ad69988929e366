import { completeMute } from "./completeMute";
import { addressPart } from "./kinds/addressPart";
import { flag } from "./kinds/flag";
import { userSet } from "./kinds/userSet";
import { type MuteWindow, muteWindowProperties } from "./muteWindow";
import type { TypeDescription } from "./property";

/** Inputs of a GroupMute after check. */
export interface GroupMuteInputs extends MuteWindow {
  readonly appId: string;
  readonly groupId: string;
  /** Left out where the program leaves it out; the service then takes the data center of the app. */
  readonly dataCenter?: string;
  readonly muted: boolean;
  /** Sorted. */
  readonly exceptUsers: readonly string[];
  /** Users muted one by one, sorted. Left out where the resource manages none. */
  readonly mutedUsers?: readonly string[];
}

/** Outputs of a GroupMute: the inputs as the service holds them. */
export interface GroupMuteOutputs extends GroupMuteInputs {
  /** RequestId of the last write that this resource made; left out while none was needed. */
  readonly requestId?: string;
}

/** Most users that one mute may exempt (API reference of BanLiveMessageGroup). */
export const maxExemptUsers = 30;

/** The mute of one group. */
export const groupMuteDescription: TypeDescription<GroupMuteInputs> = {
  name: "GroupMute",
  description:
    "The mute of one message group: whether it is muted, and which users may still speak. Deleting it lifts the mute.",
  token: "pulumi-nodejs:dynamic/livemessage:GroupMute",
  providerText: 'exports.handler = () => require("pulumi-alicloud-livemessage/provider");',
  properties: {
    appId: {
      kind: addressPart("appId"),
      description: "Id of the app (assigned by the service). Another value replaces the resource.",
      replaces: true,
    },
    groupId: {
      kind: addressPart("groupId"),
      description: "Id of the message group, at most 64 bytes. Another value replaces the resource.",
      replaces: true,
    },
    dataCenter: {
      kind: addressPart("dataCenter"),
      description:
        "Data center of the app: `cn-shanghai` or `ap-southeast-1`. Default: the service's. Another value replaces the resource.",
      optional: true,
      replaces: true,
    },
    muted: {
      kind: flag,
      description:
        "Whether the group is muted. False declares that it is open. With a window it follows from the time: true within the window.",
      defaultValue: true,
      replaces: false,
    },
    exceptUsers: {
      kind: userSet({ most: maxExemptUsers }),
      description:
        "Users who may speak while the group is muted: at most 30, each at most 64 bytes without commas and white space.",
      defaultValue: [],
      replaces: false,
    },
    mutedUsers: {
      kind: userSet(),
      description:
        "Users who may not speak, whether or not the group is muted, as many as you like. Users muted by others are left alone.",
      optional: true,
      replaces: false,
    },
    ...muteWindowProperties,
  },
  complete: completeMute,
  outputs: {
    requestId: {
      schema: { type: "string" },
      description: "RequestId of the last write; absent while no write was needed.",
    },
  },
  otherNames: {
    exemptusers: "exceptUsers",
    exempt: "exceptUsers",
    unbannedusers: "exceptUsers",
    banned: "muted",
    bannedusers: "mutedUsers",
    until: "mutedUntil",
  },
};
