import { asWritten, writtenId } from "../text/writtenId";
import type { GroupAddress } from "./groupAddress";
import { groupParameters } from "./groupParameters";
import { type ListForm, listParameters } from "./listForm";
import type { LiveClient } from "./liveClient";
import { readFlag } from "./readFlag";
import { requestId, type RequestId } from "./requestId";
import { userList } from "./userList";

/** What the service keeps of a message group, beside its mute and what changes by itself. */
export interface GroupProfile {
  readonly groupName: string;
  readonly groupInfo: string;
  /** Id of the user who counts as its creator; empty where there is none. */
  readonly creatorId: string;
  /** Sorted. */
  readonly administrators: readonly string[];
}

/** A message group as the service answers it. */
export interface GroupFound extends GroupProfile {
  /** Whether it was deleted within the last 30 days. */
  readonly isDeleted: boolean;
  /** Who deleted it, where that is known. */
  readonly deletedBy: string;
}

/** What a create came to. */
export interface GroupCreation {
  readonly requestId: RequestId;
  /** Whether a group with that id was there already. */
  readonly alreadyExists: boolean;
  /** Whether there was one that was deleted, so that the id cannot be used. */
  readonly alreadyDeleted: boolean;
}

/** Reads a group, a deleted one too. @throws GroupNotFoundError and other LiveErrors, as all functions here */
export async function describeGroup(client: LiveClient, group: GroupAddress): Promise<GroupFound> {
  const answer = await client.call("DescribeLiveMessageGroup", groupParameters(group));
  return {
    groupName: textOf(answer.GroupName),
    groupInfo: textOf(answer.GroupInfo),
    creatorId: writtenId(textOf(answer.CreatorId)),
    administrators: userList(answer.AdminList),
    isDeleted: readFlag(answer.Delete) === true,
    deletedBy: writtenId(textOf(answer.Deletor)),
  };
}

/** Makes a group. What is empty is left out. @throws AppNotFoundError and other LiveErrors */
export async function createGroup(
  client: LiveClient,
  group: GroupAddress,
  { groupName, groupInfo, creatorId, administrators }: GroupProfile,
  form: ListForm,
): Promise<GroupCreation> {
  const answer = await client.call("CreateLiveMessageGroup", {
    ...groupParameters(group),
    ...(groupName === "" ? {} : { GroupName: asWritten(groupName) }),
    ...(groupInfo === "" ? {} : { GroupInfo: asWritten(groupInfo) }),
    ...(creatorId === "" ? {} : { CreatorId: creatorId }),
    ...listParameters({ Administrators: administrators }, { ...form, omitsEmpty: true }),
  });
  return {
    requestId: requestId(answer),
    alreadyExists: readFlag(answer.AlreadyExists) === true,
    // The answer spells it so.
    alreadyDeleted: readFlag(answer.AlreadyDelete) === true,
  };
}

/** Sets the info, the administrators, or both: what is given. */
export async function modifyGroup(
  client: LiveClient,
  group: GroupAddress,
  { groupInfo, administrators }: Partial<GroupProfile>,
  form: ListForm,
): Promise<RequestId> {
  // Without its flag a value is ignored.
  const answer = await client.call("ModifyLiveMessageGroup", {
    ...groupParameters(group),
    ...(administrators === undefined
      ? {}
      : { ModifyAdmin: true, ...listParameters({ AdminList: administrators }, form) }),
    ...(groupInfo === undefined ? {} : { ModifyInfo: true, GroupInfo: asWritten(groupInfo) }),
  });
  return requestId(answer);
}

/** Deletes a group, which sends its members away. It can be recovered for 30 days. */
export async function deleteGroup(client: LiveClient, group: GroupAddress): Promise<RequestId> {
  return requestId(await client.call("DeleteLiveMessageGroup", groupParameters(group)));
}

/** Brings a group back that was deleted within the last 30 days. */
export async function recoverGroup(client: LiveClient, group: GroupAddress): Promise<RequestId> {
  return requestId(await client.call("RecoverLiveMessageDeletedGroup", groupParameters(group)));
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
