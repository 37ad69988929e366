import { type LiveWork, operationsFor, ramAction, ramResource } from "../live/liveOperations";
import { suggestion } from "../text/suggestion";
import { shown } from "../text/visible";

/** The work that a RAM user or role does with some apps. */
export interface RamPolicyOptions {
  /** Apps that the policy is for. At least one; `*` means all apps of the account. */
  appIds: readonly string[];
  /**
   * `read`: see who may speak (previews with --refresh, drift detection, getGroupMute).
   * `write`: that, and mute, open and change groups (up, destroy). Default `write`.
   */
  access?: "read" | "write";
  /** Whether the groups of an app may be listed (listGroups, `livemessage export`). Default false. */
  list?: boolean;
  /**
   * Whether groups themselves are declared (MessageGroup, getMessageGroup): with `write` they may be made, changed, deleted
   * and recovered. Default false.
   */
  groups?: boolean;
  /**
   * Whether apps themselves are declared (MessageApp, getMessageApp): with `write` they may be made and changed, and the apps
   * of the account be listed; with `list` the latter alone. Making and listing are rights on all resources. Default false.
   */
  apps?: boolean;
  /** Whether users are muted one by one (mutedUsers): with `write` they may be muted and freed. Default false. */
  mutedUsers?: boolean;
  /**
   * Whether `livemessage probe` is to be run, which makes, changes and deletes a group and its mute, and writes messages to
   * it. Needs the access `write`. Default false.
   */
  probe?: boolean;
  /** The account that the apps belong to, as digits. Default: any, `*`. */
  accountId?: string;
}

/** One statement of a RAM policy. */
export interface RamStatement {
  Effect: "Allow";
  Action: string[];
  Resource: string[];
}

/** A RAM policy as RAM accepts it. */
export interface RamPolicy {
  Version: "1";
  Statement: RamStatement[];
}

/**
 * The policy with exactly the actions that the access needs, on exactly the apps given. Muting reads first, and compares
 * again afterwards.
 * @throws RangeError where no app is given, an option is unknown or wrong, or an id could widen the policy.
 */
export function ramPolicy(options: RamPolicyOptions): RamPolicy {
  const problem = optionProblem({ ...options });
  if (problem !== undefined) throw new RangeError(problem);
  const { appIds, access = "write", list = false, groups = false, apps = false, accountId = "*" } = options;
  const { mutedUsers = false, probe = false } = options;
  const works: LiveWork[] = ["readMutes"];
  if (groups || probe) works.push("readGroups");
  if (list || probe) works.push("listGroups");
  if (apps) works.push("readApps");
  if (apps && (list || access === "write")) works.push("listApps");
  if (access === "write") works.push("writeMutes");
  if (access === "write" && (mutedUsers || probe)) works.push("muteUsers");
  if (access === "write" && (groups || probe)) works.push("writeGroups");
  if (access === "write" && apps) works.push("writeApps");
  if (probe) works.push("probe");
  return { Version: "1", Statement: works.flatMap((work) => statements(work, [...new Set(appIds)], accountId)) };
}

const optionNames = ["appIds", "access", "list", "groups", "apps", "mutedUsers", "probe", "accountId"];

/** What is wrong with options, which may come from a program without types: each of them could widen the policy. */
function optionProblem(options: Readonly<Record<string, unknown>>): string | undefined {
  const { appIds, access = "write", list = false, groups = false, apps = false, accountId = "*" } = options;
  const unknown = Object.keys(options).find((name) => !optionNames.includes(name));
  if (unknown !== undefined) return `there is no option ${shown(unknown)}${suggestion(unknown, optionNames)}`;
  if (!Array.isArray(appIds)) return `appIds must be a list of app ids, not ${shown(appIds)}`;
  if (appIds.length === 0) return "a RAM policy needs at least one app id";
  const wrongId = appIds.find((id) => typeof id !== "string" || (id !== "*" && !/^[\w-]+$/.test(id))) as unknown;
  if (wrongId !== undefined) return `${shown(wrongId)} is no app id: an app id has letters, digits, - and _`;
  if (access !== "read" && access !== "write") return `access must be "read" or "write", not ${shown(access)}`;
  if (typeof list !== "boolean") return `list must be true or false, not ${shown(list)}`;
  if (typeof groups !== "boolean") return `groups must be true or false, not ${shown(groups)}`;
  if (typeof apps !== "boolean") return `apps must be true or false, not ${shown(apps)}`;
  const { mutedUsers = false, probe = false } = options;
  if (typeof mutedUsers !== "boolean") return `mutedUsers must be true or false, not ${shown(mutedUsers)}`;
  if (typeof probe !== "boolean") return `probe must be true or false, not ${shown(probe)}`;
  if (probe && access === "read") return 'a probe writes to a group of its own: it needs the access "write"';
  if (typeof accountId === "string" && (accountId === "*" || /^\d+$/.test(accountId))) return undefined;
  return `${shown(accountId)} is no account id: an account id has digits only`;
}

/** A statement for each resource that operations of the work have. */
function statements(work: LiveWork, appIds: readonly string[], accountId: string): RamStatement[] {
  const byResource = new Map<string, RamStatement>();
  for (const name of operationsFor(work)) {
    const Resource = [...new Set(appIds.map((appId) => ramResource(name, appId, accountId)))];
    const key = Resource.join();
    const statement = byResource.get(key) ?? { Effect: "Allow", Action: [], Resource };
    statement.Action.push(ramAction(name));
    byResource.set(key, statement);
  }
  return [...byResource.values()];
}
