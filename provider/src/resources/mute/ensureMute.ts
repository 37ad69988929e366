import type { LiveError } from "../../live/errors";
import { type GroupAddress, groupKey } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import { describeMute } from "../../live/muteOperations";
import type { RequestId } from "../../live/requestId";
import { usersInWords } from "../../text/secretUsers";
import { ensureOpen } from "./ensureOpen";
import { muteMatches } from "./muteMatches";
import { MuteWriting } from "./muteWriting";
import type { NotAsWantedError } from "./notAsWanted";
import { endsAll, nothingDone, outcomeOf, resultOf, type StepOutcome, withMessage } from "./stepOutcomes";
import { mayLag } from "./unverifiedWrites";
import { UserMuteWriting } from "./userMuteWriting";
import type { WantedMute } from "./wantedMute";

/**
 * Brings a group to the wanted state: observes it, writes only where it differs, and reads back what the write did. Where
 * users cannot be muted, a group is not opened, since they could speak in it. Everything else is done all the same.
 * @param usersBefore users muted one by one by an earlier state of the resource: those no longer wanted are freed
 * @returns the RequestId of the last write; undefined where none was needed
 * @throws LiveError where a call fails, NotAsWantedError where the service does not do as told
 */
export async function ensureMute(
  client: LiveClient,
  group: GroupAddress,
  wanted: WantedMute,
  usersBefore: readonly string[] = [],
): Promise<RequestId | undefined> {
  const { mutedUsers = [] } = wanted;
  const before = await describeMute(client, group);
  const lags = mayLag(group);
  const [mutedNow, toBeMuted] = [new Set(before.mutedUsers), new Set(mutedUsers)];
  const toMute = mutedUsers.filter((user) => lags || !mutedNow.has(user));
  const toFree = usersBefore.filter((user) => !toBeMuted.has(user) && (lags || mutedNow.has(user)));

  const muting = new UserMuteWriting(client, group, "mute");
  const setGroup = async (users: StepOutcome): Promise<StepOutcome> => {
    if (!wanted.muted) return "error" in users ? nothingDone : outcomeOf(ensureOpen(client, group, before));
    if (muteMatches(before, wanted) && !lags) return nothingDone;
    // A write of the whole mute must not fail for a user who was refused, and nobody who is not muted can be freed by it.
    const sent = mutedUsers.filter((user) => !muting.refused.includes(user));
    return outcomeOf(new MuteWriting(client, group, { ...wanted, mutedUsers: sent }, before).run());
  };
  // What frees comes last. The mute of an open group frees nobody, so it and the users need not wait for each other.
  const isClosing = wanted.muted && !before.mutedAll;
  const muted = outcomeOf(muting.run(toMute));
  const users = isClosing ? nothingDone : await muted;
  const mute = endsAll(users) ? nothingDone : await setGroup(users);
  const done = [await muted, mute];
  // Whoever is freed in a group that may not be muted as wanted could speak.
  const mayFree = !done.some(endsAll) && !(wanted.muted && "error" in mute);
  if (mayFree) done.push(await outcomeOf(new UserMuteWriting(client, group, "free").run(toFree)));
  const isKeptMuted = !wanted.muted && (before.mutedAll || lags);
  return resultOf(group, isKeptMuted ? [keptMuted(group, done[0]!, muting.left), ...done.slice(1)] : done);
}

/** What came of muting users, where a group that is to be opened waits for that. */
function keptMuted(group: GroupAddress, users: StepOutcome, left: readonly string[]): StepOutcome {
  if (!("error" in users) || endsAll(users)) return users;
  const error = users.error as LiveError | NotAsWantedError;
  const what =
    `Group ${groupKey(group)} is kept muted, since these users could not be muted one by one and could speak if it were ` +
    `open: ${usersInWords(left)}. `;
  return { error: withMessage(error, what + error.message) };
}
