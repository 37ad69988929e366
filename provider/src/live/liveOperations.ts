/** What is to be known of an operation of the service, to call it and to be allowed to. */
interface OperationRow {
  /** Calls per second that all programs of an account share, as documented (quota page of Live). */
  readonly quota: 10 | 50;
  /** Whether it changes what the service holds. */
  readonly writes: boolean;
  /** A second call does more than the first, so that it is not tried again where an attempt may have taken effect. */
  readonly once?: true;
  /** What has to exist for the call: what is missing where the answer is ResourceNotExist. */
  readonly needs: "group" | "app" | "nothing";
  /** The resource of its RAM action, as documented: the app, or everything. */
  readonly ramResource: "app" | "*";
  /** The work that it is called for: whoever does that work needs leave for it. */
  readonly work:
    | `read${"Mutes" | "Groups" | "Apps"}`
    | `write${"Mutes" | "Groups" | "Apps"}`
    | `list${"Groups" | "Apps"}`
    | "muteUsers"
    | "probe";
}

/** Every operation that this package calls. */
export const liveOperations = {
  DescribeLiveMessageGroupBand: { quota: 50, writes: false, needs: "group", ramResource: "app", work: "readMutes" },
  BanLiveMessageGroup: { quota: 10, writes: true, needs: "group", ramResource: "app", work: "writeMutes" },
  UnbanLiveMessageGroup: { quota: 10, writes: true, needs: "group", ramResource: "app", work: "writeMutes" },
  ModifyLiveMessageGroupBand: { quota: 10, writes: true, needs: "group", ramResource: "app", work: "writeMutes" },
  AddLiveMessageGroupBand: { quota: 10, writes: true, needs: "group", ramResource: "app", work: "muteUsers" },
  RemoveLiveMessageGroupBand: { quota: 10, writes: true, needs: "group", ramResource: "app", work: "muteUsers" },
  ListLiveMessageGroups: { quota: 50, writes: false, needs: "app", ramResource: "app", work: "listGroups" },
  DescribeLiveMessageGroup: { quota: 50, writes: false, needs: "group", ramResource: "app", work: "readGroups" },
  CreateLiveMessageGroup: { quota: 50, writes: true, needs: "app", ramResource: "app", work: "writeGroups" },
  ModifyLiveMessageGroup: { quota: 50, writes: true, needs: "group", ramResource: "app", work: "writeGroups" },
  DeleteLiveMessageGroup: { quota: 50, writes: true, needs: "group", ramResource: "app", work: "writeGroups" },
  RecoverLiveMessageDeletedGroup: { quota: 50, writes: true, needs: "group", ramResource: "app", work: "writeGroups" },
  DescribeLiveMessageApp: { quota: 50, writes: false, needs: "app", ramResource: "app", work: "readApps" },
  ListLiveMessageApps: { quota: 50, writes: false, needs: "nothing", ramResource: "*", work: "listApps" },
  CreateLiveMessageApp: {
    quota: 50,
    writes: true,
    once: true,
    needs: "nothing",
    ramResource: "*",
    work: "writeApps",
  },
  ModifyLiveMessageAppAudit: { quota: 50, writes: true, needs: "app", ramResource: "app", work: "writeApps" },
  ModifyLiveMessageAppCallback: { quota: 50, writes: true, needs: "app", ramResource: "app", work: "writeApps" },
  ModifyLiveMessageAppDisable: { quota: 50, writes: true, needs: "app", ramResource: "app", work: "writeApps" },
  SendLiveMessageGroup: { quota: 50, writes: true, once: true, needs: "group", ramResource: "app", work: "probe" },
  SendLiveMessageUser: { quota: 50, writes: true, once: true, needs: "app", ramResource: "app", work: "probe" },
  ListLiveMessageGroupMessages: { quota: 50, writes: false, needs: "group", ramResource: "app", work: "probe" },
  DeleteLiveMessageGroupMessage: { quota: 50, writes: true, needs: "group", ramResource: "app", work: "probe" },
  ListLiveMessageGroupUsers: { quota: 50, writes: false, needs: "group", ramResource: "app", work: "probe" },
  ListLiveMessageGroupByPage: { quota: 50, writes: false, needs: "app", ramResource: "app", work: "probe" },
  KickLiveMessageGroupUser: { quota: 50, writes: true, needs: "group", ramResource: "app", work: "probe" },
} as const satisfies Readonly<Record<string, OperationRow>>;

/** An operation of the service that this package calls. */
export type LiveOperation = keyof typeof liveOperations;
/** Work that operations are called for. */
export type LiveWork = OperationRow["work"];

/** The row of an operation. */
export function liveOperation(name: LiveOperation): OperationRow {
  return liveOperations[name];
}

/** The operations that some work takes, in the order of their rows. */
export function operationsFor(work: LiveWork): LiveOperation[] {
  return (Object.keys(liveOperations) as LiveOperation[]).filter((name) => liveOperation(name).work === work);
}

/** The RAM action that allows an operation. */
export function ramAction(name: LiveOperation): string {
  return `live:${name}`;
}

/** The RAM resource of an operation on an app, with its empty region (RAM reference of Live). */
export function ramResource(name: LiveOperation, appId: string, accountId = "*"): string {
  return liveOperation(name).ramResource === "*" ? "*" : `acs:live::${accountId}:rtc/${appId}`;
}

/** The setting that says how many calls per second of an operation this program may make. There is one for each quota. */
export function rateSetting(name: LiveOperation): "writesPerSecond" | "readsPerSecond" {
  return liveOperation(name).quota === 10 ? "writesPerSecond" : "readsPerSecond";
}
