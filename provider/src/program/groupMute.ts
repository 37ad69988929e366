import * as pulumi from "@pulumi/pulumi";
import { checkStackConfiguration } from "./checkStackConfiguration";
import { claimMutes } from "./claimMutes";
import { fromExemptUsers } from "../properties/exemptUsers";
import { groupMuteDescription } from "../properties/groupMute";
import { registeredProperties } from "./registration";
import { letFirstOnesAhead } from "./sdk/letFirstOnesAhead";
import { pauseStackTraces } from "./sdk/pauseStackTraces";
import { warnOfPlainSecrets } from "./warnOfPlainSecrets";

/** Arguments of a GroupMute. */
export interface GroupMuteArgs {
  /** Id of the app (assigned by the service). Another value replaces the resource. */
  appId: pulumi.Input<string>;
  /** Id of the message group, at most 64 bytes. Another value replaces the resource. */
  groupId: pulumi.Input<string>;
  /**
   * Users who may speak while the group is muted: at most 30, each at most 64 bytes without commas and white space.
   * Order and repetition do not matter. Default: nobody. Has no effect while `muted` is false.
   */
  exceptUsers?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Data center of the app: `cn-shanghai` or `ap-southeast-1`. Default: the service's. Another value replaces the resource. */
  dataCenter?: pulumi.Input<string> | undefined;
  /** Whether the group is muted. False declares that it is open. Default true. */
  muted?: pulumi.Input<boolean> | undefined;
}

/** What is to be known for reading a mute that is there. */
export type GroupMuteState = Pick<GroupMuteArgs, "dataCenter">;

/**
 * The mute state of an interactive message group of ApsaraVideo Live: whether it is muted, and who may speak all the
 * same. Creating and updating mute the group, deleting lifts the mute.
 */
export class GroupMute extends pulumi.CustomResource {
  /** Id of the app. */
  declare readonly appId: pulumi.Output<string>;
  /** Id of the message group. */
  declare readonly groupId: pulumi.Output<string>;
  /** Users who may speak while the group is muted, sorted. */
  declare readonly exceptUsers: pulumi.Output<string[]>;
  /** Data center of the app, where one was given. */
  declare readonly dataCenter: pulumi.Output<string | undefined>;
  /** Whether the group is muted. */
  declare readonly muted: pulumi.Output<boolean>;
  /** RequestId of the last write; undefined while none was needed. */
  declare readonly requestId: pulumi.Output<string | undefined>;

  /**
   * Declares who may speak in a group. Two resources for one group are an error.
   * @throws RunError for that, and where the configuration of the stack cannot be used
   */
  constructor(name: string, args: GroupMuteArgs, opts?: pulumi.CustomResourceOptions) {
    checkStackConfiguration();
    const properties = propertiesOf(name, args, opts);
    const resumeStackTraces = pauseStackTraces();
    try {
      super(groupMuteDescription.token, name, properties, opts);
    } catch (error) {
      resumeStackTraces();
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    } finally {
      resumeStackTraces();
    }
    warnOfPlainSecrets();
    const users = this.exceptUsers as pulumi.Output<unknown>;
    let list: pulumi.Output<string[]> | undefined;
    // Made when it is asked for: an output that nobody reads costs the program time, and a thousand groups have one each.
    Object.defineProperty(this, "exceptUsers", {
      get: () => (list ??= users.apply(fromExemptUsers)),
      enumerable: true,
    });
  }

  /**
   * Reads the mute of a group without managing it.
   * @param id `<appId>/<groupId>`
   * @throws (the program fails) where the group does not exist
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state: GroupMuteState = {},
    opts?: pulumi.CustomResourceOptions,
  ): GroupMute {
    return new GroupMute(name, state as GroupMuteArgs, { ...opts, id });
  }

  /** Whether an object is a GroupMute, be it of another copy of this package. */
  static override isInstance(object: unknown): object is GroupMute {
    return (object as { __pulumiType?: unknown } | null | undefined)?.__pulumiType === groupMuteDescription.token;
  }
}

function propertiesOf(name: string, args: GroupMuteArgs, opts?: pulumi.CustomResourceOptions): pulumi.Inputs {
  const properties = registeredProperties(groupMuteDescription, args);
  if (opts?.id !== undefined) return properties;
  return {
    ...properties,
    appId: letFirstOnesAhead(
      claimMutes(`GroupMute "${name}"`, properties.appId as pulumi.Input<string>, [
        properties.groupId as pulumi.Input<string>,
      ]),
      opts?.parent,
    ),
  };
}
