import { type AppProfile, messageLifeCycles } from "../live/appOperations";
import { groupMuteDescription } from "./groupMute";
import { audit } from "./kinds/audit";
import { choice } from "./kinds/choice";
import { flag } from "./kinds/flag";
import { appName } from "./kinds/appName";
import { publicUrl } from "./kinds/publicUrl";
import type { TypeDescription } from "./property";

/** Inputs of a MessageApp after check. */
export interface MessageAppInputs extends AppProfile {
  readonly dataCenter?: string;
  readonly disabled: boolean;
  /** Whether the one app of that name that is there already is taken over. */
  readonly adopt: boolean;
  /** What becomes of the app when the resource is deleted. */
  readonly onDelete: string;
}

/** Outputs of a MessageApp. */
export interface MessageAppOutputs extends MessageAppInputs {
  readonly appId: string;
  /** Secret. Left out while the app is not as declared: the engine would keep it in plain with the error. */
  readonly appKey?: string;
  /** Secret, as appKey. */
  readonly appSign?: string;
}

const anotherApp = "declare another MessageApp: the service would make another app for it";

/** An app. */
export const messageAppDescription: TypeDescription<MessageAppInputs> = {
  name: "MessageApp",
  description: "An app of interactive messaging, which holds groups. No operation deletes an app.",
  token: "pulumi-nodejs:dynamic/livemessage:MessageApp",
  providerText: 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/messageApp");',
  properties: {
    appName: {
      kind: appName,
      description: "Name of the app, 2 to 16 characters. The service cannot change it later.",
      replaces: false,
      fixed: anotherApp,
    },
    dataCenter: {
      kind: groupMuteDescription.properties.dataCenter.kind,
      description:
        "Data center of the app: `cn-shanghai` or `ap-southeast-1`. Default: the service's. The service cannot change it later.",
      optional: true,
      replaces: false,
      fixed: anotherApp,
    },
    messageLifeCycle: {
      kind: choice(messageLifeCycles, "days"),
      description: "Days that stored messages are kept: 30, 90 or 180. The service cannot change it later.",
      defaultValue: 30,
      replaces: false,
      fixed: anotherApp,
    },
    audit: {
      kind: audit,
      description: "Who reviews messages before they are sent: type 0 nobody, 1 the service, 2 the server at url.",
      defaultValue: { type: 0, url: "" },
      replaces: false,
    },
    eventCallbackUrl: {
      kind: publicUrl,
      description: "Public http or https URL, without a port, to which the service sends events.",
      defaultValue: "",
      replaces: false,
    },
    disabled: { kind: flag, description: "Whether the app is disabled.", defaultValue: false, replaces: false },
    adopt: {
      kind: flag,
      description: "Whether an existing app of this name is taken over. Default false: an existing app is an error.",
      defaultValue: false,
      replaces: false,
    },
    onDelete: {
      kind: choice(["forget", "disable"]),
      description:
        "What a delete does, since no operation deletes an app: `forget` leaves it as it is, `disable` disables it.",
      defaultValue: "forget",
      replaces: false,
    },
  },
  outputs: {
    appId: { schema: { type: "string" }, description: "Id of the app, assigned by the service.", stable: true },
    appKey: { schema: { type: "string" }, description: "Key with which clients connect.", secret: true, stable: true },
    appSign: { schema: { type: "string" }, description: "Signature with which clients connect.", secret: true },
  },
  adoption: "with adopt: true it is taken over",
  otherNames: {
    name: "appName",
    msglifecycle: "messageLifeCycle",
    audittype: "audit",
    auditurl: "audit",
    callbackurl: "eventCallbackUrl",
    disable: "disabled",
  },
};
