import * as pulumi from "@pulumi/pulumi";
import { fromUserMap, toRegisteredMap } from "../properties/userMap";
import { groupMuteDescription } from "../properties/groupMute";
import { idText } from "../properties/idText";
import { checkInstallation } from "./checkInstallation";
import { checkStackConfiguration } from "./checkStackConfiguration";
import { claimMutes } from "./claimMutes";
import { engineOptions } from "./engineOptions";
import { foretell } from "./foretold";
import { givenId, givenState, givenValues } from "./givenValue";
import { refuseIgnoredMuted } from "./ignoredMuted";
import { ignoredSingly, userPaths } from "./ignoredUsers";
import { inspectArguments } from "./inspectArguments";
import { registeredProperties } from "./registration";
import { letFirstOnesAhead } from "./sdk/letFirstOnesAhead";
import { promisesWithoutTraces } from "./sdk/promisesWithoutTraces";
import { secretsMark } from "./secretsMark";
import { warnOfPlainSecrets } from "./warnOfPlainSecrets";

/** Arguments of a GroupMute. */
export interface GroupMuteArgs {
  /** Id of the app (assigned by the service). Another value replaces the resource. */
  appId: pulumi.Input<string>;
  /** Id of the message group, at most 64 bytes. Another value replaces the resource. */
  groupId: pulumi.Input<string>;
  /**
   * Users who may speak while the group is muted: at most 30, each at most 64 bytes without commas and white space.
   * Order and repetition do not matter. Default: nobody. Has no effect while `muted` is false. A whole number counts as
   * its text, since the configuration of the engine keeps ids of digits as numbers.
   */
  exceptUsers?: pulumi.Input<pulumi.Input<string | number>[]> | undefined;
  /**
   * Users who may not speak, whether or not the group is muted, as many as you like. A user who is removed from the list may
   * speak again. Users whom others have muted one by one are left alone. Default: nobody is managed.
   */
  mutedUsers?: pulumi.Input<pulumi.Input<string | number>[]> | undefined;
  /** Data center of the app: `cn-shanghai` or `ap-southeast-1`. Default: the service's. Another value replaces the resource. */
  dataCenter?: pulumi.Input<string> | undefined;
  /** Whether the group is muted. False declares that it is open, and is an error beside a window. Default true. */
  muted?: pulumi.Input<boolean> | undefined;
  /**
   * When the mute begins, such as `2026-03-01T18:00:00+08:00` (RFC 3339 with an offset). Before it the group is declared
   * open. Default: it has begun.
   */
  mutedFrom?: pulumi.Input<string> | undefined;
  /**
   * When the mute ends, such as `2026-03-01T20:00:00+08:00` (RFC 3339 with an offset). From then on the group is declared
   * open: the next `pulumi up` lifts the mute. Default: never.
   */
  mutedUntil?: pulumi.Input<string> | undefined;
}

/** What `GroupMute.get` needs to read an existing mute. */
export type GroupMuteState = Pick<GroupMuteArgs, "dataCenter">;

/**
 * The mute state of an interactive message group of ApsaraVideo Live: whether it is muted, and who may still
 * speak. Creating and updating mute the group, deleting lifts the mute.
 *
 * @example
 * ```ts
 * new GroupMute("hall", { appId: "a1b2c3", groupId: "hall", exceptUsers: ["host", "mod1"] });
 * ```
 */
export class GroupMute extends pulumi.CustomResource {
  /** Id of the app. */
  declare readonly appId: pulumi.Output<string>;
  /** Id of the message group. */
  declare readonly groupId: pulumi.Output<string>;
  /** Users who may speak while the group is muted, sorted. */
  declare readonly exceptUsers: pulumi.Output<string[]>;
  /** Users whom the resource keeps muted one by one, sorted. `get` returns the users whom it finds muted. */
  declare readonly mutedUsers: pulumi.Output<string[]>;
  /** Data center of the app, where one was given. */
  declare readonly dataCenter: pulumi.Output<string | undefined>;
  /** Whether the group is muted; with a window, whether the last update was within it. */
  declare readonly muted: pulumi.Output<boolean>;
  /** When the mute begins; undefined where the program does not say. */
  declare readonly mutedFrom: pulumi.Output<string | undefined>;
  /** When the mute ends; undefined where the program does not say. */
  declare readonly mutedUntil: pulumi.Output<string | undefined>;
  /** RequestId of the last write; undefined while no write was needed. */
  declare readonly requestId: pulumi.Output<string | undefined>;

  /**
   * Declares who may speak in a group. Two resources for one group are an error.
   * @throws RunError for a second resource of the group, for an argument without a value, for an option that cannot have
   * its effect, and where the configuration of the stack cannot be used or the engine does not find this package
   */
  constructor(name: string, args: GroupMuteArgs, opts?: pulumi.CustomResourceOptions) {
    checkInstallation();
    checkStackConfiguration();
    const owner = `GroupMute ${JSON.stringify(name)}`;
    const options = engineOptions(groupMuteDescription, owner, opts);
    const properties = propertiesOf(owner, args, options);
    const ignored = ignoredSingly(options);
    if (ignored.length > 0) options.ignoreChanges = userPaths(owner, "ignoreChanges", options.ignoreChanges!);
    for (const name of ignored) properties[name] = asRegisteredMap(properties[name]);
    promisesWithoutTraces();
    super(groupMuteDescription.token, name, properties, options);
    warnOfPlainSecrets();
    foretell(this.appId, args.appId);
    foretell(this.groupId, args.groupId);
    this.exceptUsers = (this.exceptUsers as pulumi.Output<unknown>).apply(fromUserMap);
    this.mutedUsers = (this.mutedUsers as pulumi.Output<unknown>).apply(fromUserMap);
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
    const owner = `GroupMute.get ${JSON.stringify(name)}`;
    const known = givenId(owner, id, "<appId>/<groupId>");
    const hints = givenState(owner, state, ["dataCenter"]);
    return new GroupMute(name, hints as GroupMuteArgs, { ...opts, id: known });
  }

  /** Whether an object is a GroupMute, be it of another copy of this package. */
  static override isInstance(object: unknown): object is GroupMute {
    return (object as { __pulumiType?: unknown } | null | undefined)?.__pulumiType === groupMuteDescription.token;
  }
}

function propertiesOf(owner: string, args: GroupMuteArgs, opts: pulumi.CustomResourceOptions): pulumi.Inputs {
  inspectArguments(owner, args);
  const given = givenValues(owner, args) as unknown as GroupMuteArgs;
  const properties = { ...registeredProperties(groupMuteDescription, given), ...secretsMark(given) };
  refuseIgnoredMuted(owner, given, opts);
  if (opts.id !== undefined) return properties;
  return {
    ...properties,
    appId: letFirstOnesAhead(
      claimMutes(owner, given.appId, [given.groupId], {
        mutedUsers: () => given.mutedUsers,
        mayLose: () => ["*", "appId", "groupId"].some((path) => opts.ignoreChanges?.includes(path)),
      }),
      opts.parent,
    ),
  };
}

/** What is no list of ids is for check to tell. */
function asRegisteredMap(users: pulumi.Input<unknown> = []): pulumi.Output<unknown> {
  return (pulumi.output(users) as pulumi.Output<unknown>).apply((known) => {
    const ids = Array.isArray(known) ? known.map(idText) : [undefined];
    return ids.every((id) => typeof id === "string") ? toRegisteredMap(ids) : known;
  });
}
