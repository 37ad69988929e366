import type { Group } from "../../store/group";
import { unixSeconds } from "../../time/clock";
import type { OperationContext } from "../operation";
import { sortType } from "../paging";
import { integer } from "../parameters";
import { appParameters, findEnabledApp } from "../target";

/** What both lists of groups take: GroupStatus 0 (the default) is for all, 1 for the live ones, 2 for the deleted ones. */
export const groupListParameters = { ...appParameters, SortType: sortType, GroupStatus: integer({ oneOf: [0, 1, 2] }) };

/** The groups that both lists show, oldest first. */
export function listedGroups(
  values: Parameters<typeof findEnabledApp>[0] & { readonly GroupStatus: number | undefined },
  context: OperationContext,
): Group[] {
  const groups = findEnabledApp(values, context).groups(context.clock.now());
  return groups.filter(({ deleted }) => !values.GroupStatus || deleted === (values.GroupStatus === 2));
}

/** A group as lists show it, and part of what DescribeLiveMessageGroup does. */
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
