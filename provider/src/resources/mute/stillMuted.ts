import type { MuteState } from "../../live/muteState";

/** Of the users that a resource has muted one by one, those who still are so. Whom others have muted is none of its business. */
export function stillMuted(state: MuteState, managed: readonly string[] = []): { mutedUsers?: readonly string[] } {
  const now = new Set(state.mutedUsers);
  const mutedUsers = managed.filter((user) => now.has(user));
  return mutedUsers.length === 0 ? {} : { mutedUsers };
}
