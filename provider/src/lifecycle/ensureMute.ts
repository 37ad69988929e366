import { isDeepStrictEqual } from "node:util";
import { type GroupAddress, groupMuteId, type WantedMute } from "../groupMuteState";
import { isGroupNotFound, isRefusal } from "../live/errors";
import type { LiveClient } from "../live/liveClient";
import { banGroup, describeMute, modifyMute, unbanGroup } from "../live/muteOperations";
import type { MuteState } from "../live/muteState";
import { announce } from "./announce";
import { describeInWords, muteMatches } from "./muteMatches";
import { patientWaitsMs, readUntil } from "./readUntil";
import { mayLag, noteUnverifiedWrite } from "./unverifiedWrites";

/** Most users that one call may name (API reference of ModifyLiveMessageGroupBand). */
const maxUsersPerCall = 30;

/** A write went through, and the group is not, or not known to be, as wanted. */
export class NotAsWantedError extends Error {
  override readonly name = "NotAsWantedError";
}

/** How ensureMute ended. */
export interface EnsuredMute {
  /** RequestId of the last write; undefined where the group was as wanted already. */
  readonly requestId: string | undefined;
}

/**
 * Brings a group to the wanted state: observes it, writes only where it differs, and reads back what the write did.
 * Whether BanLiveMessageGroup replaces or extends the exempt users is not documented, so a list that did not come out as
 * wanted is set by ModifyLiveMessageGroupBand, and only if that fails as well by lifting the mute and setting it anew.
 * @throws LiveError where a call fails, NotAsWantedError where the service does not do as told
 */
export async function ensureMute(client: LiveClient, group: GroupAddress, wanted: WantedMute): Promise<EnsuredMute> {
  if (!wanted.muted) return ensureOpen(client, group);
  const before = await describeMute(client, group);
  if (muteMatches(before, wanted) && !mayLag(group)) return { requestId: undefined };
  const requestId = await muteUnlessMuted(client, group, wanted);
  if (requestId === undefined) return { requestId };
  if (!client.configuration.verify) return unverified(group, requestId);
  const after = await readBack(client, group, wanted, requestId);
  if (muteMatches(after, wanted)) return { requestId };
  if (isListInOne(after, wanted) && !client.numbersLists) {
    client.numbersLists = true;
    return ensureMute(client, group, wanted);
  }
  try {
    return await removeExemptUsers(client, group, wanted, before, { requestId, state: after });
  } catch (error) {
    if (error instanceof NotAsWantedError) throw error;
    throw new NotAsWantedError(
      `Group ${groupMuteId(group)}: the service took the write (RequestId ${requestId}), ` +
        `but did not do all of it, and setting the rest failed. ${(error as Error).message}`,
      { cause: error },
    );
  }
}

/**
 * Mutes the group by one write. Whether BanLiveMessageGroup may be called while the group is muted is not documented: where
 * it is refused, ModifyLiveMessageGroupBand changes the mute. Undefined where the group is as wanted all the same, by an
 * attempt of which the answer was lost.
 */
async function muteUnlessMuted(client: LiveClient, group: GroupAddress, wanted: WantedMute) {
  try {
    return await banGroup(client, group, wanted.exceptUsers);
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal;
    const waits = refusal.answerLost || mayLag(group) ? undefined : [];
    const now = await readUntil(
      () => describeMute(client, group),
      (state) => muteMatches(state, wanted),
      waits,
    );
    if (muteMatches(now, wanted)) return undefined;
    if (!now.mutedAll || now.mutedUsers.length > maxUsersPerCall) throw refusal;
    const whole = { mutedAll: true, exempt: wanted.exceptUsers, mutedUsers: now.mutedUsers };
    return modifyMute(client, group, whole).catch((error: unknown) => {
      throw isRefusal(error) ? refusal : error;
    });
  }
}

const open: WantedMute = { muted: false, exceptUsers: [] };

/** How ensureOpen goes about it. */
export interface EnsureOpenOptions {
  /** Whether to lift although the mute is read to be lifted already. Default false. */
  readonly evenIfReadOpen?: boolean;
  /** Is asked right before the write; true leaves the group as it is. */
  readonly unless?: () => boolean;
}

/** Lifts the mute of a group that has one. @throws LiveError, NotAsWantedError */
export async function ensureOpen(
  client: LiveClient,
  group: GroupAddress,
  { evenIfReadOpen = false, unless = () => false }: EnsureOpenOptions = {},
): Promise<EnsuredMute> {
  const { mutedAll } = await describeMute(client, group);
  if ((!mutedAll && !evenIfReadOpen && !mayLag(group)) || unless()) return { requestId: undefined };
  const requestId = await unbanUnlessOpen(client, group);
  return requestId === undefined ? { requestId } : settle(client, group, open, requestId);
}

/**
 * Lifts the mute. Undefined where something else did: an attempt of which the answer was lost, or another resource that
 * had the group. Whether lifting a mute that is not there is an error, is not documented.
 */
async function unbanUnlessOpen(client: LiveClient, group: GroupAddress): Promise<string | undefined> {
  try {
    return await unbanGroup(client, group);
  } catch (error) {
    // Whatever code says that there is no mute, a read shows it; that of a missing group fails again.
    if (!isRefusal(error) && !isGroupNotFound(error)) throw error;
    // A read may lag behind what has lifted the mute.
    const now = await readUntil(
      () => describeMute(client, group),
      ({ mutedAll }) => !mutedAll,
    );
    if (!now.mutedAll) return undefined;
    throw error;
  }
}

/** A write and what was read after it. */
interface WrittenMute {
  readonly requestId: string;
  readonly state: MuteState;
}

/** Sets the exempt users where BanLiveMessageGroup did not: first without opening the group. */
async function removeExemptUsers(
  client: LiveClient,
  group: GroupAddress,
  wanted: WantedMute,
  before: MuteState,
  banned: WrittenMute,
): Promise<EnsuredMute> {
  const modified = await modifyWhole(client, group, wanted, banned);
  const { requestId } = modified;
  // A read that shows nothing of the writes may lag for long, and a group must not be opened for that.
  const isUnmoved = isDeepStrictEqual(
    [before.mutedAll, before.exempt],
    [modified.state.mutedAll, modified.state.exempt],
  );
  const state = isUnmoved ? await readBack(client, group, wanted, requestId, patientWaitsMs) : modified.state;
  if (muteMatches(state, wanted)) return { requestId };
  // Only users that stay exempt are a reason to open the group.
  const surplus = state.exempt.some((user) => !wanted.exceptUsers.includes(user));
  if (!state.mutedAll || !surplus) throw notAsWanted(group, wanted, { requestId, state });
  return liftAndMute(client, group, wanted);
}

/** Whether the service took the list of exempt users for the id of one user. */
function isListInOne(state: MuteState, { exceptUsers }: WantedMute): boolean {
  return exceptUsers.length > 1 && state.exempt.includes(exceptUsers.join(","));
}

/** Sets the whole state in one call, which takes no more than 30 of the users muted individually: it sets these as well. */
async function modifyWhole(
  client: LiveClient,
  group: GroupAddress,
  wanted: WantedMute,
  banned: WrittenMute,
): Promise<WrittenMute> {
  const { mutedUsers } = banned.state;
  if (mutedUsers.length > maxUsersPerCall) return banned;
  const requestId = await modifyMute(client, group, { mutedAll: true, exempt: wanted.exceptUsers, mutedUsers });
  return { requestId, state: await readBack(client, group, wanted, requestId) };
}

async function liftAndMute(client: LiveClient, group: GroupAddress, wanted: WantedMute): Promise<EnsuredMute> {
  announce(
    `Group ${groupMuteId(group)} is opened for a moment: the service keeps users exempt that are to be muted, ` +
      "and only lifting the mute and setting it anew removes them.",
  );
  await unbanUnlessOpen(client, group);
  return settle(client, group, wanted, await banGroup(client, group, wanted.exceptUsers));
}

async function settle(
  client: LiveClient,
  group: GroupAddress,
  wanted: WantedMute,
  requestId: string,
): Promise<EnsuredMute> {
  if (!client.configuration.verify) return unverified(group, requestId);
  const state = await readBack(client, group, wanted, requestId);
  if (muteMatches(state, wanted)) return { requestId };
  throw notAsWanted(group, wanted, { requestId, state });
}

function unverified(group: GroupAddress, requestId: string): EnsuredMute {
  noteUnverifiedWrite(group);
  return { requestId };
}

function notAsWanted(group: GroupAddress, wanted: WantedMute, { requestId, state }: WrittenMute): NotAsWantedError {
  const found = describeInWords({ muted: state.mutedAll, exceptUsers: state.exempt });
  return new NotAsWantedError(
    `Group ${groupMuteId(group)} is to be ${describeInWords(wanted)}, and the service took the write ` +
      `(RequestId ${requestId}), but it is ${found}. Run again; if this stays, ask the service's support.`,
  );
}

async function readBack(
  client: LiveClient,
  group: GroupAddress,
  wanted: WantedMute,
  requestId: string,
  waits?: readonly number[],
) {
  try {
    return await readUntil(
      () => describeMute(client, group),
      (state) => muteMatches(state, wanted) || isListInOne(state, wanted),
      waits,
    );
  } catch (error) {
    throw new NotAsWantedError(
      `Group ${groupMuteId(group)}: the service took the write (RequestId ${requestId}), ` +
        `but reading it back failed. ${(error as Error).message}`,
      { cause: error },
    );
  }
}
