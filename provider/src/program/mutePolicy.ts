import * as path from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { idText } from "../properties/idText";
import { findMuteFile } from "./findMuteFile";
import { isLater } from "./isLater";
import { GroupMute } from "./groupMute";
import { createGroups, createdProblems } from "./createGroups";
import type { MessageGroup } from "./messageGroup";
import { mutesPerApp } from "./mutesPerApp";
import { forMutes, policyOptions } from "./policyOptions";
import type { EntryToDeclare, MuteOfEntry, OneResourcePer, PolicyMute } from "./policyMute";
import { withoutStack } from "./sdk/withoutStack";
import { checkIds } from "../muteFile/checkIds";
import { excessOfExemptUsers, exemptAndMuted, mergeUsers } from "../muteFile/mergeUsers";
import type { PolicyDefaults, PolicyDocument, PolicyGroup } from "../muteFile/policyDocument";
import { fromFileShapeProblems, policyShapeProblems } from "./policyShape";
import { describePath } from "../text/describePath";
import { firstOnes } from "../text/firstOnes";
import { type Problem } from "../muteFile/problem";
import { repeatedGroups } from "../muteFile/repeatedGroups";
import { resolvePolicy } from "../muteFile/resolvePolicy";
import type { ResolvedGroup, UserPart } from "../muteFile/resolvePolicy";
import { shown } from "../text/visible";

/** Users of a list; the list or any of them may be an output. */
export type PolicyUsers = pulumi.Input<pulumi.Input<string | number>[]>;

/** One group of a MutePolicy. */
export type MutePolicyGroup = PolicyGroup<pulumi.Input<string>, pulumi.Input<boolean>, PolicyUsers>;

/**
 * Arguments of a MutePolicy. A mute file holds the same, except for oneResourcePer. Names of lists and entries are plain
 * text, since names of resources come from them.
 */
export interface MutePolicyArgs<Per extends OneResourcePer = OneResourcePer>
  extends PolicyDocument<pulumi.Input<string>, pulumi.Input<boolean>, PolicyUsers>, ResourcesArgs<Per> {}

/** How a policy becomes resources. */
interface ResourcesArgs<Per extends OneResourcePer> {
  /**
   * `"group"` makes a GroupMute for each entry, `"app"` an AppMutes for each app and data center, which is faster for
   * hundreds of groups. A change from one to the other opens no group. Default: `"group"`.
   */
  oneResourcePer?: Per | undefined;
}

/** What a program may say about a mute file. */
export interface FromFileArgs<Per extends OneResourcePer = OneResourcePer> extends ResourcesArgs<Per> {
  /** Name of the component. Default: the name of the file without its extension. */
  name?: string;
  /** Defaults that take precedence over those of the file, such as the app of this stack. */
  defaults?: PolicyDefaults<pulumi.Input<string>>;
}

/**
 * Many groups under one policy, as a GroupMute for each or as an AppMutes for each app. A GroupMute is named after its
 * entry, so that moving an entry, or exempting users through another list, renames nothing.
 *
 * @example
 * ```ts
 * new MutePolicy("event", {
 *   defaults: { appId: "a1b2c3", exceptLists: ["moderators"] },
 *   lists: { moderators: ["host", "mod1"] },
 *   groups: { hall: {}, lobby: { muted: false } },
 * });
 * ```
 */
export class MutePolicy<Per extends OneResourcePer = "group"> extends pulumi.ComponentResource {
  /** The mutes by the name of their entry. With one resource per group, each is a GroupMute. */
  readonly mutes: Readonly<Record<string, MuteOfEntry<Per>>>;
  /** The groups that the policy makes (`create`), by the name of their entry. */
  readonly groups: Readonly<Record<string, MessageGroup>>;

  constructor(name: string, args: MutePolicyArgs<Per>, opts?: pulumi.ComponentResourceOptions) {
    const { own, children } = policyOptions(`MutePolicy ${JSON.stringify(name)}`, opts);
    super("livemessage:index:MutePolicy", name, {}, own);
    refuse(name, policyShapeProblems(args));
    const { groups, problems } = resolvePolicy(args);
    // A check of each resource would tell of its own ids only.
    refuse(name, [
      ...checkIds(args),
      ...problems,
      ...repeatedGroups(groups),
      ...groups.flatMap(userProblems),
      ...groups.flatMap(createdProblems),
    ]);
    const child = { ...children, parent: this };
    this.groups = createGroups(name, groups, child);
    const entries = groups.map(({ exempt, mutedOneByOne, toCreate, ...mute }): EntryToDeclare => {
      const group = toCreate === undefined ? mute : { ...mute, created: this.groups[mute.entry]! };
      // Nobody is exempt from a mute that is not there: an edit of a list leaves open groups alone.
      const exceptUsers = group.muted === false ? [] : merge(group.entry, "exempt", exempt);
      if (mutedOneByOne.length === 0) return { ...group, exceptUsers };
      return { ...group, exceptUsers, mutedUsers: merge(group.entry, "muted", mutedOneByOne) };
    });
    const ofMutes = forMutes(child, Object.keys(this.groups).length > 0);
    const mutes: Record<string, PolicyMute> =
      args.oneResourcePer === "app"
        ? mutesPerApp(name, entries, args.defaults ?? {}, ofMutes)
        : mutesPerGroup(name, entries, ofMutes);
    this.mutes = mutes as Record<string, MuteOfEntry<Per>>;
    this.registerOutputs({});
  }

  /**
   * A policy from a mute file. A relative path is taken from the folder that the program runs in, or from that of
   * `Pulumi.yaml`.
   * @throws PolicyFileError with every problem of the file and its place
   */
  static fromFile<Per extends OneResourcePer = "group">(
    file: string,
    args: FromFileArgs<Per> = {},
    opts?: pulumi.ComponentResourceOptions,
  ): MutePolicy<Per> {
    refuse(file, fromFileShapeProblems(args));
    // The readers of YAML and JSON Schema are loaded only by programs that read a file.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a constructor cannot wait for import()
    const { readPolicyFile } = require("../muteFile/policyFile") as typeof import("../muteFile/policyFile");
    const policy = readPolicyFile(findMuteFile(file), { appIdGiven: args.defaults?.appId !== undefined });
    const name = args.name ?? path.parse(file).name;
    // What a program gives as undefined, such as a setting that is not there, leaves the file's value in place.
    const given = Object.fromEntries(Object.entries(args.defaults ?? {}).filter(([, value]) => value !== undefined));
    const { oneResourcePer } = args;
    return new MutePolicy<Per>(name, { ...policy, defaults: { ...policy.defaults, ...given }, oneResourcePer }, opts);
  }
}

function mutesPerGroup(
  policy: string,
  entries: readonly EntryToDeclare[],
  opts: pulumi.CustomResourceOptions,
): Record<string, GroupMute> {
  return Object.fromEntries(
    entries.map(({ entry, retainOnDelete, created, ...mute }) => {
      const all = {
        ...opts,
        ...(retainOnDelete === undefined ? {} : { retainOnDelete }),
        ...(created ? { dependsOn: created } : {}),
      };
      return [entry, new GroupMute(`${policy}/${entry}`, mute, all)];
    }),
  );
}

/** What is wrong with the users of a group, where those in question are plain; of others the check of the resource tells. */
function userProblems({
  entry,
  muted,
  exempt,
  mutedOneByOne,
}: ResolvedGroup<unknown, unknown, PolicyUsers>): Problem[] {
  if (!isPlain(exempt)) return [];
  const exemptTexts = exempt.map(asTexts);
  const told = [
    ...(muted === false ? [] : [excessOfExemptUsers(entry, exemptTexts)]),
    ...(isPlain(mutedOneByOne) ? [exemptAndMuted(entry, exemptTexts, mutedOneByOne.map(asTexts))] : []),
  ];
  return told.flatMap((message) => (message === undefined ? [] : [{ path: ["groups", entry], at: "key", message }]));
}

/** So many problems of a policy are told, which is about many resources; the rest is counted. */
const mostOfPolicy = 50;

function refuse(name: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const list = problems.map(({ path, message }) => `${describePath(path) || "the arguments"}: ${message}`);
  const told = firstOnes(list, "problem", mostOfPolicy).map((line) => `  ${line}`);
  throw new pulumi.RunError(`MutePolicy ${JSON.stringify(name)} cannot be used:\n${told.join("\n")}`);
}

type PlainPart = UserPart<(string | number)[]>;

/** The users of all parts; at once where all are plain, so that an error is one of the constructor. */
function merge(entry: string, what: "exempt" | "muted", parts: UserPart<PolicyUsers>[]): pulumi.Input<string[]> {
  if (isPlain(parts)) return mergePlain(entry, what, parts);
  return pulumi.output(parts).apply((known) => withoutStack(() => mergePlain(entry, what, known)));
}

function mergePlain(entry: string, what: "exempt" | "muted", parts: PlainPart[]): string[] {
  if (!parts.every(({ users }) => Array.isArray(users))) {
    throw new pulumi.RunError(`group ${shown(entry)}: ${what} users must be a list of user ids`);
  }
  const texts = parts.map(asTexts);
  const problem = what === "exempt" ? excessOfExemptUsers(entry, texts) : undefined;
  if (problem !== undefined) throw new pulumi.RunError(problem);
  return mergeUsers(texts);
}

function asTexts(part: PlainPart): UserPart<string[]> {
  return { ...part, users: part.users.map(idText) as string[] };
}

function isPlain(parts: UserPart<PolicyUsers>[]): parts is PlainPart[] {
  return parts.every(({ users }) => Array.isArray(users) && users.every((user) => !isLater(user)));
}
