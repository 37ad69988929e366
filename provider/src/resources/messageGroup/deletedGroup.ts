import { subjectInWords } from "../../live/callSubject";
import { GroupNotFoundError } from "../../live/errors";
import type { GroupAddress } from "../../live/groupAddress";
import type { GroupFound } from "../../live/groupOperations";

/** `group "hall" of app "app1" was deleted by "admin"`. */
export function deletedInWords(group: GroupAddress, { deletedBy }: GroupFound): string {
  return `${subjectInWords(group)} was deleted${deletedBy === "" ? "" : ` by ${JSON.stringify(deletedBy)}`}`;
}

/** The service answers a deleted group for 30 days; to a reader it is gone. */
export function deletedGroupNotFound(group: GroupAddress, found: GroupFound): GroupNotFoundError {
  const message = `The message ${deletedInWords(group, found)}: a MessageGroup with recover: true brings it back within 30 days.`;
  return new GroupNotFoundError(message, { ...group, operation: "DescribeLiveMessageGroup" });
}
