import type { GroupAddress } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import { describeMute } from "../../live/muteOperations";
import type { RequestId } from "../../live/requestId";
import { ensureOpen } from "./ensureOpen";
import { muteMatches } from "./muteMatches";
import { MuteWriting } from "./muteWriting";
import { afterEarlierWrite } from "./notAsWanted";
import { mayLag } from "./unverifiedWrites";
import { UserMuteWriting } from "./userMuteWriting";
import type { WantedMute } from "./wantedMute";

/**
 * Brings a group to the wanted state: observes it, writes only where it differs, and reads back what the write did.
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

  const muteUsers = () => new UserMuteWriting(client, group, "mute").run(toMute);
  const freeUsers = () => new UserMuteWriting(client, group, "free").run(toFree);
  const setGroup = () => {
    if (!wanted.muted) return ensureOpen(client, group, before);
    if (muteMatches(before, wanted) && !lags) return Promise.resolve(undefined);
    return new MuteWriting(client, group, wanted, before).run();
  };
  // What frees comes last. The mute of an open group frees nobody, so it and the users need not wait for each other.
  const isClosing = wanted.muted && !before.mutedAll;
  const steps = isClosing
    ? [() => together(group, [setGroup, muteUsers]), freeUsers]
    : [muteUsers, setGroup, freeUsers];
  let last: RequestId | undefined;
  for (const step of steps) {
    try {
      last = (await step()) ?? last;
    } catch (error) {
      throw last === undefined ? error : afterEarlierWrite(group, last, error);
    }
  }
  return last;
}

/** Does two things at once, each of them to its end. @throws what one of them throws, as what came after a write of the other */
async function together(
  group: GroupAddress,
  works: readonly (() => Promise<RequestId | undefined>)[],
): Promise<RequestId | undefined> {
  const outcomes = await Promise.allSettled(works.map((work) => work()));
  const last = outcomes.flatMap((each) => (each.status === "fulfilled" ? (each.value ?? []) : [])).at(-1);
  for (const outcome of outcomes) {
    if (outcome.status === "rejected")
      throw last === undefined ? outcome.reason : afterEarlierWrite(group, last, outcome.reason);
  }
  return last;
}
