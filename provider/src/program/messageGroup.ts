import * as pulumi from "@pulumi/pulumi";
import { groupOf } from "../handover/subject";
import { fromUserMap } from "../properties/userMap";
import { messageGroupDescription } from "../properties/messageGroup";
import { checkInstallation } from "./checkInstallation";
import { checkStackConfiguration } from "./checkStackConfiguration";
import { claimGroups } from "./claimGroups";
import { engineOptions } from "./engineOptions";
import { foretell } from "./foretold";
import { givenId, givenState, givenValues } from "./givenValue";
import { refuseAdministratorPaths } from "./ignoredUsers";
import { inspectArguments } from "./inspectArguments";
import { registeredProperties } from "./registration";
import { fewAtOnce } from "./sdk/fewAtOnce";
import { secretsMark } from "./secretsMark";
import { warnOfPlainSecrets } from "./warnOfPlainSecrets";

/** Arguments of a MessageGroup. */
export interface MessageGroupArgs {
  /** Id of the app (assigned by the service). Another value replaces the resource. */
  appId: pulumi.Input<string>;
  /** Id of the group, at most 64 bytes. Another value replaces the resource: the new group is made first. */
  groupId: pulumi.Input<string>;
  /** Data center of the app: `cn-shanghai` or `ap-southeast-1`. Default: the service's. */
  dataCenter?: pulumi.Input<string> | undefined;
  /** Name of the group, at most 128 bytes. Default: none. The service cannot change it later. */
  groupName?: pulumi.Input<string> | undefined;
  /** Free text that clients get with the group, at most 32 KB of UTF-8. Default: none. */
  groupInfo?: pulumi.Input<string> | undefined;
  /**
   * Users who administrate the group, at most 3, each at most 64 bytes without commas and white space. Order and repetition
   * do not matter. They may speak while the group is muted. Default: nobody.
   */
  administrators?: pulumi.Input<pulumi.Input<string | number>[]> | undefined;
  /** User who counts as the creator, and may speak in a muted group. Default: none. The service cannot change it later. */
  creatorId?: pulumi.Input<string> | undefined;
  /**
   * Whether an existing group with this id is taken over and changed to the declared arguments. Default false: an existing
   * group is an error.
   */
  adopt?: pulumi.Input<boolean> | undefined;
  /**
   * Whether a group with this id that was deleted within the last 30 days is recovered. Default false: such a group is an
   * error, since the service makes no other group with that id.
   */
  recover?: pulumi.Input<boolean> | undefined;
}

/** What `MessageGroup.get` needs to read an existing group. */
export type MessageGroupState = Pick<MessageGroupArgs, "dataCenter">;

/**
 * An interactive message group of ApsaraVideo Live. Deleting the resource deletes the group: its members are sent away.
 * For 30 days it can be recovered (`recover`). The option `protect` prevents the delete.
 *
 * @example
 * ```ts
 * const hall = new MessageGroup("hall", { appId: "a1b2c3", groupId: "hall", administrators: ["host"] }, { protect: true });
 * new GroupMute("hall", { appId: hall.appId, groupId: hall.groupId });
 * ```
 */
export class MessageGroup extends pulumi.CustomResource {
  /** Id of the app. */
  declare readonly appId: pulumi.Output<string>;
  /** Id of the group. */
  declare readonly groupId: pulumi.Output<string>;
  /** Data center of the app, where one was given. */
  declare readonly dataCenter: pulumi.Output<string | undefined>;
  /** Name of the group; empty where it has none. */
  declare readonly groupName: pulumi.Output<string>;
  /** Free text that clients get with the group; empty where it has none. */
  declare readonly groupInfo: pulumi.Output<string>;
  /** Users who administrate the group, sorted. */
  declare readonly administrators: pulumi.Output<string[]>;
  /** User who counts as the creator; empty where there is none. */
  declare readonly creatorId: pulumi.Output<string>;

  /**
   * Declares a group. Two resources for one group are an error.
   * @throws RunError for a second resource of the group, for an argument without a value, for an option that cannot have
   * its effect, and where the configuration of the stack cannot be used or the engine does not find this package
   */
  constructor(name: string, args: MessageGroupArgs, opts?: pulumi.CustomResourceOptions) {
    checkInstallation();
    checkStackConfiguration();
    const owner = `MessageGroup ${JSON.stringify(name)}`;
    const options = engineOptions(messageGroupDescription, owner, opts);
    refuseAdministratorPaths(owner, options);
    const properties = propertiesOf(owner, args, options);
    const place = options.id === undefined ? fewAtOnce() : undefined;
    if (place !== undefined) properties.appId = place.hold(properties.appId as pulumi.Input<string>);
    try {
      super(messageGroupDescription.token, name, properties, options);
    } catch (error) {
      place?.freeAfter();
      throw error;
    }
    place?.freeAfter(this);
    foretell(this.appId, args.appId);
    foretell(this.groupId, args.groupId);
    warnOfPlainSecrets();
    this.administrators = (this.administrators as pulumi.Output<unknown>).apply(fromUserMap);
  }

  /**
   * Reads a group without managing it.
   * @param id `<appId>/<groupId>`
   * @throws (the program fails) where the group does not exist, or was deleted
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state: MessageGroupState = {},
    opts?: pulumi.CustomResourceOptions,
  ): MessageGroup {
    const owner = `MessageGroup.get ${JSON.stringify(name)}`;
    const known = givenId(owner, id, "<appId>/<groupId>");
    const hints = givenState(owner, state, ["dataCenter"]);
    return new MessageGroup(name, hints as MessageGroupArgs, { ...opts, id: known });
  }

  /** Whether an object is a MessageGroup, be it of another copy of this package. */
  static override isInstance(object: unknown): object is MessageGroup {
    return (object as { __pulumiType?: unknown } | null | undefined)?.__pulumiType === messageGroupDescription.token;
  }
}

function propertiesOf(owner: string, args: MessageGroupArgs, opts: pulumi.CustomResourceOptions): pulumi.Inputs {
  inspectArguments(owner, args);
  const given = givenValues(owner, args) as unknown as MessageGroupArgs;
  const properties = { ...registeredProperties(messageGroupDescription, given), ...secretsMark(given) };
  if (opts.id !== undefined) return properties;
  return { ...properties, appId: claimGroups(groupOf, owner, given.appId, [given.groupId]) };
}
