import * as pulumi from "@pulumi/pulumi";
import { messageAppDescription } from "../properties/messageApp";
import { secretOutputs } from "../properties/property";
import { checkInstallation } from "./checkInstallation";
import { checkStackConfiguration } from "./checkStackConfiguration";
import { engineOptions } from "./engineOptions";
import { givenFields, givenId, givenState, givenValues } from "./givenValue";
import { inspectArguments } from "./inspectArguments";
import { registeredProperties } from "./registration";
import { secretsMark } from "./secretsMark";
import { warnOfPlainSecrets } from "./warnOfPlainSecrets";

/** Who reviews the messages of an app before they are sent. */
export interface MessageAppAudit {
  /** 0 nobody, 1 the service, 2 the server at `url`. */
  type: pulumi.Input<0 | 1 | 2>;
  /** Public http or https URL without a port. Required with type 2, and an error with other types. */
  url?: pulumi.Input<string> | undefined;
}

/** Arguments of a MessageApp. */
export interface MessageAppArgs {
  /** Name of the app, 2 to 16 characters, unique in the account. The service cannot change it later. */
  appName: pulumi.Input<string>;
  /** Data center: `cn-shanghai` or `ap-southeast-1`. Default: the service's. The service cannot change it later. */
  dataCenter?: pulumi.Input<string> | undefined;
  /** Days that stored messages are kept. Default 30. The service cannot change it later. */
  messageLifeCycle?: pulumi.Input<30 | 90 | 180> | undefined;
  /** Who reviews messages before they are sent. Default: nobody. */
  audit?: pulumi.Input<MessageAppAudit> | undefined;
  /** Public http or https URL, without a port, to which the service sends events. Default: none. */
  eventCallbackUrl?: pulumi.Input<string> | undefined;
  /** Whether the app is disabled. Default false. */
  disabled?: pulumi.Input<boolean> | undefined;
  /**
   * Whether an existing app of this name is taken over and changed to the declared arguments. Default false: an existing app
   * is an error.
   */
  adopt?: pulumi.Input<boolean> | undefined;
  /**
   * What a delete of the resource does, since no operation of the service deletes an app: `forget` leaves the app as it is,
   * `disable` disables it. Default `forget`. The value in state counts: a change takes effect with the update that saves it.
   */
  onDelete?: pulumi.Input<"forget" | "disable"> | undefined;
}

/** What `MessageApp.get` needs to read an existing app. */
export type MessageAppState = Pick<MessageAppArgs, "dataCenter">;

/**
 * An app of ApsaraVideo Live's interactive messaging, which holds message groups. Deleting the resource leaves the app, or
 * disables it (`onDelete`): the service has no operation that deletes an app.
 *
 * @example
 * ```ts
 * const app = new MessageApp("chat", { appName: "chat", messageLifeCycle: 90 });
 * export const appKey = app.appKey; // a secret
 * ```
 */
export class MessageApp extends pulumi.CustomResource {
  /** Id of the app, assigned by the service. */
  declare readonly appId: pulumi.Output<string>;
  /** Key with which clients connect. A secret. */
  declare readonly appKey: pulumi.Output<string>;
  /** Signature with which clients connect. A secret. */
  declare readonly appSign: pulumi.Output<string>;
  /** Name of the app. */
  declare readonly appName: pulumi.Output<string>;
  /** Data center of the app, where one was given. */
  declare readonly dataCenter: pulumi.Output<string | undefined>;
  /** Days that stored messages are kept. */
  declare readonly messageLifeCycle: pulumi.Output<number>;
  /** Who reviews messages before they are sent; the URL is empty unless the type is 2. */
  declare readonly audit: pulumi.Output<{ readonly type: number; readonly url: string }>;
  /** URL to which the service sends events; empty where there is none. */
  declare readonly eventCallbackUrl: pulumi.Output<string>;
  /** Whether the app is disabled. */
  declare readonly disabled: pulumi.Output<boolean>;

  /**
   * Declares an app.
   * @throws RunError for an argument without a value, for an option that cannot have its effect, and where the
   * configuration of the stack cannot be used or the engine does not find this package
   */
  constructor(name: string, args: MessageAppArgs, opts?: pulumi.CustomResourceOptions) {
    checkInstallation();
    checkStackConfiguration();
    const owner = `MessageApp ${JSON.stringify(name)}`;
    const options = engineOptions(messageAppDescription, owner, opts);
    inspectArguments(owner, args);
    const given = givenValues(owner, args);
    if (given["audit"] !== undefined) given["audit"] = givenFields(owner, "audit", given["audit"]);
    const properties = { ...registeredProperties(messageAppDescription, given), ...secretsMark(given) };
    const additionalSecretOutputs = [
      ...(options.additionalSecretOutputs ?? []),
      ...secretOutputs(messageAppDescription),
    ];
    super(messageAppDescription.token, name, properties, { ...options, additionalSecretOutputs });
    warnOfPlainSecrets();
  }

  /**
   * Reads an app without managing it.
   * @param id the id of the app
   * @throws (the program fails) where the app does not exist
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state: MessageAppState = {},
    opts?: pulumi.CustomResourceOptions,
  ): MessageApp {
    const owner = `MessageApp.get ${JSON.stringify(name)}`;
    const known = givenId(owner, id, "the id of the app");
    const hints = givenState(owner, state, ["dataCenter"]);
    return new MessageApp(name, hints as MessageAppArgs, { ...opts, id: known });
  }

  /** Whether an object is a MessageApp, be it of another copy of this package. */
  static override isInstance(object: unknown): object is MessageApp {
    return (object as { __pulumiType?: unknown } | null | undefined)?.__pulumiType === messageAppDescription.token;
  }
}
