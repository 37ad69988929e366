import type { Group } from "../../store/group";
import { unixSeconds } from "../../time/clock";
import { integer } from "../parameters";

/** Which groups a list holds: 0 all, 1 the live ones, 2 the deleted ones. */
export const groupStatus = integer({ oneOf: [0, 1, 2] });

export function hasStatus(group: Group, status: number | undefined): boolean {
  return !status || group.deleted === (status === 2);
}

/** A group as both lists show it. */
export function groupItem(group: Group): Record<string, unknown> {
  return {
    GroupId: group.id,
    GroupName: group.name,
    GroupInfo: group.info,
    CreatorId: group.creator,
    AdminList: group.administrators,
    Createtime: unixSeconds(group.createdAt),
    Delete: group.deleted,
  };
}
