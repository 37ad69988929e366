import type { MuteToLift } from "./lift";

/**
 * What state says of a group after writes that failed: it may still be muted, and so may users who were to be freed. A
 * destroy then lifts all of it.
 */
export function whatMayBeMuted({ mutedUsers = [] }: MuteToLift, usersBefore: readonly string[] = []): MuteToLift {
  const users = [...new Set([...mutedUsers, ...usersBefore])].sort();
  return { muted: true, ...(users.length === 0 ? {} : { mutedUsers: users }) };
}
