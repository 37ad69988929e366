import type { WantedMute } from "./wantedMute";
import type { MuteState } from "../../live/muteState";
import { usersInWords } from "../../text/secretUsers";

/** Whether a group is as wanted. Exempt users matter only while the group is muted. */
export function muteMatches(state: MuteState, { muted, exceptUsers }: WantedMute): boolean {
  if (state.mutedAll !== muted) return false;
  if (!muted) return true;
  const wanted = new Set(exceptUsers);
  return state.exempt.length === wanted.size && state.exempt.every((user) => wanted.has(user));
}

/** A mute in words, for messages. */
export function describeInWords({ muted, exceptUsers }: WantedMute): string {
  if (!muted) return "open to everybody";
  return exceptUsers.length === 0 ? "muted for everybody" : `muted except for ${usersInWords(exceptUsers)}`;
}
