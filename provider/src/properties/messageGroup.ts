import type { GroupProfile } from "../live/groupOperations";
import { groupMuteDescription } from "./groupMute";
import { flag } from "./kinds/flag";
import { text } from "./kinds/text";
import { userId } from "./kinds/userId";
import { userSet } from "./kinds/userSet";
import type { TypeDescription } from "./property";

/** Inputs of a MessageGroup after check, and its outputs. */
export interface MessageGroupInputs extends GroupProfile {
  readonly appId: string;
  readonly groupId: string;
  readonly dataCenter?: string;
  /** Whether a group that is there already is taken over. */
  readonly adopt: boolean;
  /** Whether a group that was deleted is brought back. */
  readonly recover: boolean;
}

/** Most administrators of one group (API reference of CreateLiveMessageGroup). */
const maxAdministrators = 3;

const { appId, groupId } = groupMuteDescription.properties;
const anotherGroup = "give it another groupId, which makes another group";

/** A message group itself. */
export const messageGroupDescription: TypeDescription<MessageGroupInputs> = {
  name: "MessageGroup",
  description:
    "An interactive message group of an app. Deleting it sends its members away, and can be undone for 30 days.",
  token: "pulumi-nodejs:dynamic/livemessage:MessageGroup",
  providerText: 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/messageGroup");',
  properties: {
    appId,
    groupId,
    dataCenter: {
      kind: groupMuteDescription.properties.dataCenter.kind,
      description: "Data center of the app: `cn-shanghai` or `ap-southeast-1`. Default: the service's.",
      optional: true,
      // The app has one, which this only names.
      replaces: false,
    },
    groupName: {
      kind: text({ maxBytes: 128 }),
      description: "Name of the group, at most 128 bytes. The service cannot change it later.",
      defaultValue: "",
      replaces: false,
      fixed: anotherGroup,
    },
    groupInfo: {
      kind: text({ maxBytes: 32 * 1024 }),
      description: "Free text that clients get with the group, at most 32 KB.",
      defaultValue: "",
      replaces: false,
    },
    administrators: {
      kind: userSet({ most: maxAdministrators }),
      description: "Users who administrate the group, at most 3. They may speak while the group is muted.",
      defaultValue: [],
      replaces: false,
    },
    creatorId: {
      kind: userId,
      description: "User who counts as the creator. The service cannot change it later.",
      defaultValue: "",
      replaces: false,
      fixed: anotherGroup,
    },
    adopt: {
      kind: flag,
      description:
        "Whether an existing group with this id is taken over. Default false: an existing group is an error.",
      defaultValue: false,
      replaces: false,
    },
    recover: {
      kind: flag,
      description:
        "Whether a group with this id that was deleted within 30 days is recovered. Default false: such a group is an error.",
      defaultValue: false,
      replaces: false,
    },
  },
  outputs: {},
  adoption: "with adopt: true it is taken over",
  otherNames: {
    name: "groupName",
    info: "groupInfo",
    admins: "administrators",
    adminlist: "administrators",
    creator: "creatorId",
  },
};
