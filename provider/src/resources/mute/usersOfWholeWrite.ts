import { mostUsersPerCall } from "../../live/muteOperations";
import type { MuteState } from "../../live/muteState";
import type { WantedMute } from "./wantedMute";

/**
 * Users who are muted one by one, and those who are to be: a read may lag behind what muted them. No id has a comma in it:
 * that is a list which the service has just taken for one id.
 */
export function allMutedUsers(wanted: WantedMute, { mutedUsers }: MuteState): readonly string[] {
  const all = new Set([...mutedUsers, ...(wanted.mutedUsers ?? [])]);
  return [...all].filter((user) => !user.includes(",")).sort();
}

/**
 * Those of the users muted one by one whom a write of the whole state names, which takes no more than 30. With more, only those
 * are named who could speak else: the others are silenced by the mute of the group, whether or not the call takes them out of
 * their list. Whom the write exempts come first: whoever is still exempt is so no more with this write.
 */
export function namedUsers(
  wanted: WantedMute,
  mutedUsers: readonly string[],
  { exempt }: MuteState,
): readonly string[] {
  if (mutedUsers.length <= mostUsersPerCall) return mutedUsers;
  const [wantedExempt, stillExempt] = [new Set(wanted.exceptUsers), new Set(exempt)];
  const [first, second] = [
    mutedUsers.filter((user) => wantedExempt.has(user)),
    mutedUsers.filter((user) => !wantedExempt.has(user) && stillExempt.has(user)),
  ];
  return [...first, ...second].slice(0, mostUsersPerCall);
}
