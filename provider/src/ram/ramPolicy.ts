/** What a RAM user or role is to do with the groups of some apps. */
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
  /** The account that the apps belong to, as digits. Default: any, `*`. */
  accountId?: string;
}

/** One statement of a RAM policy. */
export interface RamStatement {
  Effect: "Allow";
  Action: string[];
  Resource: string[];
}

/** A RAM policy as the service takes it. */
export interface RamPolicy {
  Version: "1";
  Statement: RamStatement[];
}

/** Operations by what they are needed for. Muting reads first, and compares again afterwards. */
const READ = ["DescribeLiveMessageGroupBand"];
const LIST = ["ListLiveMessageGroups"];
const WRITE = ["BanLiveMessageGroup", "UnbanLiveMessageGroup", "ModifyLiveMessageGroupBand"];

/**
 * The policy with exactly the actions that the access needs, on exactly the apps given. Actions and the form of the
 * resource, with its empty region, are those of Live's RAM reference (api-live-2016-11-01-ram).
 * @throws RangeError where no app is given, or an id could widen the policy.
 */
export function ramPolicy({ appIds, access = "write", list = false, accountId = "*" }: RamPolicyOptions): RamPolicy {
  if (appIds.length === 0) throw new RangeError("a RAM policy needs at least one app id");
  for (const id of appIds) {
    if (id !== "*" && !/^[\w-]+$/.test(id)) {
      throw new RangeError(`${JSON.stringify(id)} is no app id: an app id has letters, digits, - and _`);
    }
  }
  if (accountId !== "*" && !/^\d+$/.test(accountId)) {
    throw new RangeError(`${JSON.stringify(accountId)} is no account id: an account id has digits only`);
  }
  const Resource = [...new Set(appIds)].map((id) => `acs:live::${accountId}:rtc/${id}`);
  const operations = [READ, ...(list ? [LIST] : []), ...(access === "write" ? [WRITE] : [])];
  return {
    Version: "1",
    Statement: operations.map((names) => ({
      Effect: "Allow",
      Action: names.map((name) => `live:${name}`),
      Resource,
    })),
  };
}
