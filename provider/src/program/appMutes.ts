import * as pulumi from "@pulumi/pulumi";
import { appMutesDescription } from "../properties/appMutes";
import { fromUserMap } from "../properties/userMap";
import { fromKey, toKey } from "../properties/mapKeys";
import { firstOnes } from "../text/firstOnes";
import { checkInstallation } from "./checkInstallation";
import { checkStackConfiguration } from "./checkStackConfiguration";
import { claimMutes } from "./claimMutes";
import { engineOptions } from "./engineOptions";
import { givenId, givenValues, isLater } from "./givenValue";
import { refuseUserPaths } from "./ignoredUsers";
import { inspectArguments } from "./inspectArguments";
import { isPlainObject, kindOf } from "./plainValue";
import { registeredProperties } from "./registration";
import { withoutStack } from "./sdk/withoutStack";
import { secretUsersMark } from "./secretUsers";
import { warnOfPlainSecrets } from "./warnOfPlainSecrets";

/** The mute of one group of an AppMutes. */
export interface AppMutesGroup {
  /**
   * Users who may speak while the group is muted: at most 30, each at most 64 bytes without commas and white space.
   * Order and repetition do not matter. Default: nobody. Has no effect while `muted` is false.
   */
  exceptUsers?: pulumi.Input<pulumi.Input<string | number>[]> | undefined;
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
  /**
   * Whether the mute stays when the entry is taken out of the map or the resource is deleted. Like the resource option of
   * that name it counts where an earlier update has put it into state. Default false.
   */
  retainOnDelete?: pulumi.Input<boolean> | undefined;
}

/** Arguments of an AppMutes. */
export interface AppMutesArgs {
  /** Id of the app (assigned by the service). Another value replaces the resource. */
  appId: pulumi.Input<string>;
  /** Data center of the app: `cn-shanghai` or `ap-southeast-1`. Default: the service's. Another value replaces the resource. */
  dataCenter?: pulumi.Input<string> | undefined;
  /** The mutes by the id of their group. A group that is taken out is opened, unless its entry has `retainOnDelete`. */
  groups: pulumi.Input<Record<string, pulumi.Input<AppMutesGroup>>>;
}

/** What is to be known for reading mutes that are there. */
export interface AppMutesState {
  /** Data center of the app. Default: the service's. */
  dataCenter?: pulumi.Input<string> | undefined;
  /** Ids of the groups to read. Default: all groups of the app. */
  groups?: readonly string[] | undefined;
}

/** Who may speak in a group. */
export interface AppMute {
  readonly muted: boolean;
  /** Sorted; nobody where the group is open. */
  readonly exceptUsers: string[];
}

/**
 * The mutes of many groups of one app as one resource. It does for each group what a GroupMute does. With hundreds of
 * groups it is much quicker, since the engine saves its state once and not once per group.
 */
export class AppMutes extends pulumi.CustomResource {
  /** Id of the app. */
  declare readonly appId: pulumi.Output<string>;
  /** Data center of the app, where one was given. */
  declare readonly dataCenter: pulumi.Output<string | undefined>;
  /** The mutes by the id of their group. */
  declare readonly groups: pulumi.Output<Record<string, AppMute>>;
  /** Groups that the last update could not bring to what is declared; the next one goes on with these. */
  declare readonly unfinished: pulumi.Output<string[] | undefined>;

  /**
   * Declares who may speak in many groups. Two resources for one group are an error.
   * @throws RunError for that, for groups that are no map of mutes, and where the configuration of the stack cannot be used
   */
  constructor(name: string, args: AppMutesArgs, opts?: pulumi.CustomResourceOptions) {
    checkInstallation();
    checkStackConfiguration();
    const owner = `AppMutes ${JSON.stringify(name)}`;
    const options = engineOptions(appMutesDescription, owner, opts);
    refuseUserPaths(owner, options);
    super(appMutesDescription.token, name, propertiesOf(owner, args, options), options);
    warnOfPlainSecrets();
    this.groups = (this.groups as pulumi.Output<unknown>).apply(fromStored);
  }

  /**
   * Reads the mutes of groups of an app without managing them.
   * @param id the id of the app
   * @throws (the program fails) where one of the groups does not exist
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    { dataCenter, groups }: AppMutesState = {},
    opts?: pulumi.CustomResourceOptions,
  ): AppMutes {
    const state = { dataCenter, groups: groups && Object.fromEntries(groups.map((group) => [toKey(group), {}])) };
    const known = givenId(`AppMutes.get ${JSON.stringify(name)}`, id, "the id of the app");
    return new AppMutes(name, state as unknown as AppMutesArgs, { ...opts, id: known });
  }

  /** Whether an object is an AppMutes, be it of another copy of this package. */
  static override isInstance(object: unknown): object is AppMutes {
    return (object as { __pulumiType?: unknown } | null | undefined)?.__pulumiType === appMutesDescription.token;
  }
}

function propertiesOf(owner: string, args: AppMutesArgs, opts: pulumi.CustomResourceOptions): pulumi.Inputs {
  inspectArguments(owner, args);
  const given = givenValues(owner, args) as unknown as AppMutesArgs;
  const properties = { ...registeredProperties(appMutesDescription, given), ...secretUsersMark(given.groups) };
  if (opts.id !== undefined) return properties;
  const groups = checkedGroups(owner, given.groups);
  const ids = isLater(groups) ? laterIds(groups) : Object.keys(groups).map(fromKey);
  return { ...properties, groups, appId: claimMutes(owner, given.appId, ids) };
}

function laterIds(groups: pulumi.Input<Record<string, unknown>>): pulumi.Output<string[]> {
  return pulumi.output(groups).apply((known) => Object.keys(known).map(fromKey));
}

/** The SDK drops an entry without a value and sends an odd object as an empty one, and a mute would be lifted for it. */
function checkedGroups(owner: string, groups: AppMutesArgs["groups"]): AppMutesArgs["groups"] {
  if (!isLater(groups)) return checkGroups(owner, groups);
  return pulumi.output(groups).apply((known) => withoutStack(() => checkGroups(owner, known as never)));
}

/** So many problems are told; the rest is counted. */
const mostTold = 20;

function checkGroups(owner: string, groups: object): Record<string, pulumi.Input<AppMutesGroup>> {
  const refuse = (problem: string): pulumi.RunError => new pulumi.RunError(`${owner}: ${problem}`);
  if (!isPlainObject(groups))
    throw refuse(`groups must be a plain object from group id to mute, not ${kindOf(groups)}`);
  const entries = Object.entries(groups as Record<string, pulumi.Input<AppMutesGroup>>);
  const problems = entries
    .filter(([, entry]) => !isLater(entry) && !isPlainObject(entry))
    .map(([id, entry]) => {
      const example = '{ exceptUsers: ["host"] }';
      return `the group ${JSON.stringify(id)} must be a plain object such as ${example}, not ${kindOf(entry)}`;
    });
  if (problems.length > 0) throw refuse(firstOnes(problems, mostTold, "problem").join("\n  "));
  return Object.fromEntries(
    entries.map(([id, entry]): [string, pulumi.Input<AppMutesGroup>] => [
      toKey(id),
      isLater(entry) ? laterEntry(owner, id, entry) : givenValues(`${owner}, group ${JSON.stringify(id)}`, entry),
    ]),
  );
}

function laterEntry(owner: string, id: string, entry: pulumi.Input<AppMutesGroup>): pulumi.Output<AppMutesGroup> {
  const known = pulumi.output(entry) as unknown as pulumi.Output<AppMutesGroup | null | undefined>;
  return known.apply((value) =>
    withoutStack(() => {
      if (value !== undefined && value !== null) return value;
      throw new pulumi.RunError(`${owner}: the group ${JSON.stringify(id)} has no value: the output for it is empty`);
    }),
  );
}

function fromStored(stored: unknown): Record<string, AppMute> {
  const entries = Object.entries((stored ?? {}) as Record<string, { muted?: boolean; exceptUsers?: unknown }>);
  return Object.fromEntries(
    entries.map(([key, { muted = true, exceptUsers }]) => [
      fromKey(key),
      { muted, exceptUsers: fromUserMap(exceptUsers) },
    ]),
  );
}
