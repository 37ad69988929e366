import { isDeepStrictEqual } from "node:util";
import type { GroupProfile } from "../../live/groupOperations";

/** What differs of that which the service can change, as it is wanted. */
export function differences(
  found: GroupProfile,
  { groupInfo, administrators }: GroupProfile,
): Partial<Pick<GroupProfile, "groupInfo" | "administrators">> {
  return {
    ...(found.groupInfo === groupInfo ? {} : { groupInfo }),
    ...(isDeepStrictEqual(found.administrators, administrators) ? {} : { administrators }),
  };
}

/** Whether a group is as wanted in all. */
export function isSameProfile(found: GroupProfile, wanted: GroupProfile): boolean {
  const isSameFixed = found.groupName === wanted.groupName && found.creatorId === wanted.creatorId;
  return isSameFixed && Object.keys(differences(found, wanted)).length === 0;
}
