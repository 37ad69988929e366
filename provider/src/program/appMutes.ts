import * as pulumi from "@pulumi/pulumi";
import { appMutesDescription } from "../properties/appMutes";
import { fromUserMap } from "../properties/userMap";
import { fromKey, toKey } from "../properties/mapKeys";
import { shown } from "../text/visible";
import type { AppMutesGroup } from "./appMutesGroup";
import { checkInstallation } from "./checkInstallation";
import { checkStackConfiguration } from "./checkStackConfiguration";
import { claimMutes } from "./claimMutes";
import { engineOptions } from "./engineOptions";
import { foretell } from "./foretold";
import { givenGroups } from "./givenGroups";
import { givenId, givenState, givenValues } from "./givenValue";
import { isLater } from "./isLater";
import { mayLoseEntry, withIgnoredArguments } from "./ignoredEntries";
import { groupPaths, refuseUserPaths } from "./ignoredUsers";
import { foreignArguments, refuseForeign } from "./inspectArguments";
import { isPlainObject, kindOf } from "./plainValue";
import { registeredProperties } from "./registration";
import { withoutStack } from "./sdk/withoutStack";
import { secretsMark } from "./secretsMark";
import { warnOfPlainSecrets } from "./warnOfPlainSecrets";
import { withoutForeign } from "./withoutForeign";

/** Arguments of an AppMutes. */
export interface AppMutesArgs {
  /** Id of the app (assigned by the service). Another value replaces the resource. */
  appId: pulumi.Input<string>;
  /** Data center of the app: `cn-shanghai` or `ap-southeast-1`. Default: the service's. Another value replaces the resource. */
  dataCenter?: pulumi.Input<string> | undefined;
  /** The mutes by the id of their group. A group that is taken out is opened, unless its entry has `retainOnDelete`. */
  groups: pulumi.Input<Record<string, pulumi.Input<AppMutesGroup>>>;
}

/** What `AppMutes.get` needs to read existing mutes. */
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
  /** Users whom the resource keeps muted one by one, sorted. `get` returns the users whom it finds muted. */
  readonly mutedUsers: string[];
}

/**
 * The mutes of many groups of one app as one resource. It does for each group what a GroupMute does. With hundreds of
 * groups it is much faster, since the engine saves its state once and not once per group.
 *
 * @example
 * ```ts
 * new AppMutes("event", {
 *   appId: "a1b2c3",
 *   groups: { hall: { exceptUsers: ["host"] }, lobby: { muted: false } },
 * });
 * ```
 */
export class AppMutes extends pulumi.CustomResource {
  /** Id of the app. */
  declare readonly appId: pulumi.Output<string>;
  /** Data center of the app, where one was given. */
  declare readonly dataCenter: pulumi.Output<string | undefined>;
  /** The mutes by the id of their group. */
  declare readonly groups: pulumi.Output<Record<string, AppMute>>;
  /** Groups that failed in the last update; the next update goes on with them. */
  declare readonly unfinished: pulumi.Output<string[] | undefined>;

  /**
   * Declares who may speak in many groups. Two resources for one group are an error.
   * @throws RunError for a second resource of a group, for groups that are no map of mutes, and where the configuration
   * of the stack cannot be used
   */
  constructor(name: string, args: AppMutesArgs, opts?: pulumi.CustomResourceOptions) {
    checkInstallation();
    checkStackConfiguration();
    const owner = `AppMutes ${JSON.stringify(name)}`;
    const options = engineOptions(appMutesDescription, owner, opts);
    refuseUserPaths(owner, options);
    for (const option of ["ignoreChanges", "replaceOnChanges"] as const) {
      if (options[option]) options[option] = groupPaths(owner, option, options[option]);
    }
    super(appMutesDescription.token, name, propertiesOf(owner, args, options), options);
    warnOfPlainSecrets();
    foretell(this.appId, args.appId);
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
    state: AppMutesState = {},
    opts?: pulumi.CustomResourceOptions,
  ): AppMutes {
    const owner = `AppMutes.get ${JSON.stringify(name)}`;
    const known = givenId(owner, id, "the id of the app");
    const { dataCenter, groups } = givenState(owner, state, ["dataCenter", "groups"]);
    if (groups !== undefined && !(Array.isArray(groups) && groups.every((group) => typeof group === "string"))) {
      throw new pulumi.RunError(
        `${owner}: groups must be a list of group ids, not ${Array.isArray(groups) ? shown(groups) : kindOf(groups)}`,
      );
    }
    const hints = { dataCenter, groups: groups && Object.fromEntries(groups.map((group) => [toKey(group), {}])) };
    return new AppMutes(name, hints as unknown as AppMutesArgs, { ...opts, id: known });
  }

  /** Whether an object is an AppMutes, be it of another copy of this package. */
  static override isInstance(object: unknown): object is AppMutes {
    return (object as { __pulumiType?: unknown } | null | undefined)?.__pulumiType === appMutesDescription.token;
  }
}

function propertiesOf(owner: string, args: AppMutesArgs, opts: pulumi.CustomResourceOptions): pulumi.Inputs {
  const foreign = foreignArguments(owner, args);
  const isLookUp = opts.id !== undefined;
  const isGiven = isPlainObject(args) && (args.groups ?? null) !== null && !isLater(args.groups);
  // With what was found, so that all is told at once.
  const groupsOf = () => (foreign.length > 0 ? args.groups : withoutForeign(owner, ["groups"], args.groups)) as object;
  const known = isGiven && !isLookUp ? givenGroups(owner, groupsOf(), foreign) : undefined;
  refuseForeign(owner, foreign);
  const given = givenValues(owner, args) as unknown as AppMutesArgs;
  const properties = { ...registeredProperties(appMutesDescription, given), ...secretsMark(given) };
  if (isLookUp) return properties;
  const { groups, whenKnown } = known ?? { groups: checkedGroups(owner, given.groups), whenKnown: undefined };
  const ids = isLater(groups) ? laterIds(groups) : Object.keys(groups).map(fromKey);
  const paths = opts.ignoreChanges ?? [];
  const appId = claimMutes(owner, given.appId, ids, {
    mutedUsers: (id) => mutedUsersOf(groups, id),
    mayLose: (id) => mayLoseEntry(paths, toKey(id)),
  });
  return {
    ...properties,
    groups: withIgnoredArguments(owner, groups, paths),
    appId: whenKnown === undefined ? appId : afterwards(whenKnown, appId),
  };
}

function checkedGroups(owner: string, groups: AppMutesArgs["groups"]): AppMutesArgs["groups"] {
  const checked = (known: unknown) => withoutStack(() => givenGroups(owner, known as object).groups);
  return isLater(groups) ? pulumi.output(groups).apply(checked) : checked(groups);
}

function mutedUsersOf(groups: unknown, id: string): pulumi.Input<unknown> {
  return partOf(partOf(groups, toKey(id)), "mutedUsers");
}

/** A part of something that may be known later, as an output then. */
function partOf(whole: unknown, key: string): unknown {
  if (isLater(whole)) {
    // An output is not made anew: that would look through the whole map once for each group.
    const later = pulumi.Output.isInstance(whole) ? whole : pulumi.output(whole);
    return later.apply((known) => partOf(known, key));
  }
  return (whole as Readonly<Record<string, unknown>> | null | undefined)?.[key];
}

function laterIds(groups: pulumi.Input<Record<string, unknown>>): pulumi.Output<string[]> {
  return pulumi.output(groups).apply((known) => Object.keys(known).map(fromKey));
}

/** A value that fails where something else does: the engine then never hears of the resource. */
function afterwards<T>(first: Promise<void>, value: pulumi.Input<T>): pulumi.Output<T> {
  return pulumi.output(first.then(() => true)).apply(() => value) as pulumi.Output<T>;
}

interface StoredEntry {
  readonly muted?: boolean;
  readonly exceptUsers?: unknown;
  readonly mutedUsers?: unknown;
}

function fromStored(stored: unknown): Record<string, AppMute> {
  const entries = Object.entries((stored ?? {}) as Record<string, StoredEntry>);
  return Object.fromEntries(
    entries.map(([key, { muted = true, exceptUsers, mutedUsers }]) => [
      fromKey(key),
      { muted, exceptUsers: fromUserMap(exceptUsers), mutedUsers: fromUserMap(mutedUsers) },
    ]),
  );
}
