import { isDeepStrictEqual } from "node:util";
import { type GroupAddress, groupMuteId, type WantedMute } from "../groupMuteState";
import { InvalidInputError, isRefusal, type LiveError, mayHaveBeenApplied } from "../live/errors";
import { isListInOne, type ListForm, listForms, type UserLists } from "../live/listForm";
import type { LiveClient } from "../live/liveClient";
import { banGroup, banLists, describeMute, modifyLists, modifyMute } from "../live/muteOperations";
import type { MuteState } from "../live/muteState";
import { announce } from "./announce";
import { unbanUnlessOpen } from "./ensureOpen";
import { muteMatches } from "./muteMatches";
import { notAsWanted, NotAsWantedError, type WrittenMute } from "./notAsWanted";
import { readBack } from "./readBack";
import { patientWaitsMs, readUntil } from "./readUntil";
import { mayLag, noteUnverifiedWrite } from "./unverifiedWrites";

/** Most users that one call may name (API reference of ModifyLiveMessageGroupBand). */
const maxUsersPerCall = 30;

/** A write that was taken. */
interface Taken {
  readonly requestId: string;
  readonly form: ListForm;
  /** Another form was refused, so that only a read tells what this one did. */
  readonly isSubstitute: boolean;
}

/**
 * Mutes a group except for some users. What BanLiveMessageGroup does to a group that is muted is not documented: it may
 * replace the exempt users, extend them or be refused, and a list may be read in one of several forms. So a list that
 * did not come out as wanted is set by ModifyLiveMessageGroupBand, and only if that fails as well by lifting the mute and
 * setting it anew.
 */
export class MuteWriting {
  /** RequestId of the last write that was taken. */
  private written: string | undefined;
  /** An attempt of a write may have taken effect, although it failed. */
  private mayBeWritten = false;

  constructor(
    private readonly client: LiveClient,
    private readonly group: GroupAddress,
    private readonly wanted: WantedMute,
    private readonly before: MuteState,
  ) {}

  /**
   * The RequestId of the last write; undefined where it had no answer.
   * @throws LiveError where no write was taken, NotAsWantedError where one was, or may have been
   */
  async run(): Promise<string | undefined> {
    try {
      await this.mute();
      return this.written;
    } catch (error) {
      if (error instanceof NotAsWantedError || mayHaveBeenApplied(error)) throw error;
      if (this.written === undefined && !this.mayBeWritten) throw error;
      const what =
        this.written === undefined
          ? "a write may have taken effect, and what came after it failed. "
          : `the service took the write (RequestId ${this.written}), but did not do all of it, and setting the rest failed. `;
      const message = `Group ${groupMuteId(this.group)}: ${what}${(error as Error).message}`;
      throw new NotAsWantedError(message, { cause: error });
    }
  }

  private async mute(): Promise<void> {
    const banned = await this.ban().catch((error: unknown) => this.modifyInstead(error));
    if (banned === undefined) return;
    if (this.matches(banned.state)) return;
    const { mutedUsers } = banned.state;
    const canModify = !banned.isModified && mutedUsers.length <= maxUsersPerCall;
    const modified = canModify ? await this.modify(mutedUsers) : banned;
    const state = await this.outlastLag(modified);
    if (this.matches(state)) return;
    // Only users that stay exempt are a reason to open the group.
    const surplus = state.exempt.some((user) => !this.wanted.exceptUsers.includes(user));
    if (!state.mutedAll || !surplus) throw this.notAsWanted({ ...modified, state });
    await this.liftAndMute();
  }

  /** Undefined where nothing is to be read. */
  private async ban(): Promise<(WrittenMute & { isModified?: boolean }) | undefined> {
    const { client, group } = this;
    const { exceptUsers } = this.wanted;
    const first = await this.write(banLists(exceptUsers), (form) => banGroup(client, group, exceptUsers, form));
    if (!client.configuration.verify && !first.isSubstitute) {
      noteUnverifiedWrite(group);
      return undefined;
    }
    const written = { ...first, state: await this.readBack(first.requestId) };
    if (first.form.numbered || !isListInOne(written.state.exempt, exceptUsers)) return written;
    client.numbersLists = true;
    return this.ban();
  }

  /** Where BanLiveMessageGroup is refused, that may be since the group is muted. */
  private async modifyInstead(refusal: unknown): Promise<(WrittenMute & { isModified: boolean }) | undefined> {
    if (!isRefusal(refusal)) throw refusal;
    const { client, group } = this;
    // The refusal may be that of a second attempt. A read that may show an older write says nothing of that.
    const waits = refusal.answerLost && !mayLag(group) ? undefined : [];
    const now = await readUntil(
      () => describeMute(client, group),
      (state) => this.matches(state),
      waits,
    );
    if (waits === undefined && this.matches(now)) return undefined;
    if (!now.mutedAll) throw refusal;
    if (now.mutedUsers.length > maxUsersPerCall) throw tooManyMutedUsers(refusal, now.mutedUsers.length);
    try {
      return { ...(await this.modify(now.mutedUsers)), isModified: true };
    } catch (error) {
      throw isRefusal(error) ? refusal : error;
    }
  }

  /** Sets the whole state in one call, which takes no more than 30 of the users muted individually: it sets these as well. */
  private async modify(mutedUsers: readonly string[]): Promise<WrittenMute> {
    const { client, group, wanted } = this;
    const whole: MuteState = { mutedAll: true, exempt: wanted.exceptUsers, mutedUsers };
    const { requestId, form } = await this.write(modifyLists(whole), (each) => modifyMute(client, group, whole, each));
    const state = await this.readBack(requestId);
    const isMisread = isListInOne(state.exempt, wanted.exceptUsers) || isListInOne(state.mutedUsers, mutedUsers);
    if (isMisread && !form.numbered) {
      client.numbersLists = true;
      return this.modify(mutedUsers);
    }
    const freed = mutedUsers.filter((user) => !state.mutedUsers.includes(user));
    if (freed.length > 0) {
      throw new NotAsWantedError(
        `Group ${groupMuteId(group)}: the service took the write (RequestId ${requestId}), but users who were muted ` +
          `one by one are so no more: ${freed.join(", ")}. Mute them again.`,
      );
    }
    return { requestId, state };
  }

  private async liftAndMute(): Promise<void> {
    const { client, group } = this;
    announce(
      `Group ${groupMuteId(group)} is opened for a moment: the service keeps users exempt that are to be muted, ` +
        "and only lifting the mute and setting it anew removes them.",
    );
    this.written = (await unbanUnlessOpen(client, group)) ?? this.written;
    const { exceptUsers } = this.wanted;
    const { requestId } = await this.write(banLists(exceptUsers), (form) =>
      banGroup(client, group, exceptUsers, form),
    ).catch((error: unknown) => {
      // The refusal of a second attempt; a read shows what the first one did.
      if (isRefusal(error) && error.answerLost) return { requestId: error.requestId ?? "" };
      throw error;
    });
    const state = await this.readBack(requestId);
    if (!this.matches(state)) throw this.notAsWanted({ requestId, state });
  }

  /** Writes in the first form of the lists that is not refused. */
  private async write(lists: UserLists, send: (form: ListForm) => Promise<string>): Promise<Taken> {
    let refusal: unknown;
    for (const form of listForms(lists, this.client.numbersLists)) {
      try {
        this.written = await send(form);
        return { requestId: this.written, form, isSubstitute: refusal !== undefined };
      } catch (error) {
        this.mayBeWritten ||= mayHaveBeenApplied(error);
        if (!isRefusal(error) || error.answerLost) throw error;
        refusal = error;
      }
    }
    throw refusal;
  }

  /** A read that shows nothing of the writes may lag for long, and a group must not be opened for that. */
  private async outlastLag({ requestId, state }: WrittenMute): Promise<MuteState> {
    const { mutedAll, exempt } = this.before;
    const isUnmoved = isDeepStrictEqual([mutedAll, exempt], [state.mutedAll, state.exempt]);
    return isUnmoved ? this.readBack(requestId, patientWaitsMs) : state;
  }

  private readBack(requestId: string, waits?: readonly number[]): Promise<MuteState> {
    const isShown = (state: MuteState): boolean =>
      this.matches(state) || isListInOne(state.exempt, this.wanted.exceptUsers);
    return readBack(this.client, this.group, requestId, isShown, waits);
  }

  private matches(state: MuteState): boolean {
    return muteMatches(state, this.wanted);
  }

  private notAsWanted(written: WrittenMute): NotAsWantedError {
    return notAsWanted(this.group, this.wanted, written);
  }
}

/** The refusal of a group that no other write can change without opening it or freeing users who are muted one by one. */
function tooManyMutedUsers(refusal: LiveError, count: number): LiveError {
  const message =
    `${refusal.message} If the reason is that the group is muted: ModifyLiveMessageGroupBand would do, but it sets no ` +
    `more than ${maxUsersPerCall} of the ${count} users who are muted one by one. Unmute some of them, or set ` +
    "muted: false for one run.";
  const { operation, code, httpStatus, requestId, attempts, answerLost } = refusal;
  return new InvalidInputError(message, {
    operation,
    attempts,
    answerLost,
    ...(code === undefined ? {} : { code }),
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(requestId === undefined ? {} : { requestId }),
  });
}
