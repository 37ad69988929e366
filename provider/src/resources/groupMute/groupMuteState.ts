import { type ExemptUsers, fromExemptUsers } from "../../properties/exemptUsers";

/** Inputs of a GroupMute after check: what the engine keeps, compares and shows. */
export interface GroupMuteInputs {
  appId: string;
  groupId: string;
  /** Left out where the program leaves it out; the service then takes the data center of the app. */
  dataCenter?: string;
  muted: boolean;
  exceptUsers: ExemptUsers;
}

/** Outputs of a GroupMute: the inputs as the service holds them. */
export interface GroupMuteOutputs extends GroupMuteInputs {
  /** RequestId of the last write that this resource made; left out while none was needed. */
  requestId?: string;
}

/** One message group of one app. */
export interface GroupAddress {
  readonly appId: string;
  readonly groupId: string;
  readonly dataCenter?: string;
}

/** Who may speak: everybody while muted is false, otherwise the exempt users only. */
export interface WantedMute {
  readonly muted: boolean;
  readonly exceptUsers: readonly string[];
}

/** The id of a GroupMute: `<appId>/<groupId>`. An app id has no slash; a group id may have. */
export function groupMuteId({ appId, groupId }: GroupAddress): string {
  return `${appId}/${groupId}`;
}

/** The group that an id names; undefined where the text is no such id. */
export function parseGroupMuteId(id: string): GroupAddress | undefined {
  const slash = id.indexOf("/");
  if (slash <= 0 || slash === id.length - 1) return undefined;
  return { appId: id.slice(0, slash), groupId: id.slice(slash + 1) };
}

/** The group that properties of any age name. */
export function addressOf(props: Pick<GroupMuteInputs, "appId" | "groupId" | "dataCenter">): GroupAddress {
  const { appId, groupId, dataCenter } = props;
  return dataCenter === undefined ? { appId, groupId } : { appId, groupId, dataCenter };
}

/** The mute that checked inputs ask for. */
export function wantedMuteOf(inputs: GroupMuteInputs): WantedMute {
  return { muted: inputs.muted, exceptUsers: fromExemptUsers(inputs.exceptUsers) };
}
