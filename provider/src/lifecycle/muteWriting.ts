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

/** Such a write, and what was read after it. */
interface Written extends Taken {
  readonly state: MuteState;
  /** It set the whole state, and so has done what can be done without opening the group. */
  readonly isWhole: boolean;
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
  /** What was read last before the last write. */
  private readLast: MuteState;

  constructor(
    private readonly client: LiveClient,
    private readonly group: GroupAddress,
    private readonly wanted: WantedMute,
    private readonly before: MuteState,
  ) {
    this.readLast = before;
  }

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
    const canModify = !banned.isWhole && mutedUsers.length <= maxUsersPerCall;
    if (canModify) this.readLast = banned.state;
    const modified = canModify ? await this.modify(mutedUsers) : banned;
    const state = await this.outlastLag(modified);
    if (this.matches(state)) return;
    if (!this.hasSurplus(state)) throw this.notAsWanted({ ...modified, state });
    await this.liftAndMute();
  }

  /** Undefined where nothing is to be read. */
  private async ban(): Promise<Written | undefined> {
    const { client, group } = this;
    const { exceptUsers } = this.wanted;
    const first = await this.write(banLists(exceptUsers), (form) => banGroup(client, group, exceptUsers, form));
    if (!client.configuration.verify && !first.isSubstitute) {
      noteUnverifiedWrite(group);
      return undefined;
    }
    const written = { ...first, state: await this.readBack(first), isWhole: false };
    if (first.form.numbered || !isListInOne(written.state.exempt, exceptUsers)) return written;
    client.numbersLists = true;
    this.readLast = written.state;
    return this.ban();
  }

  /** Where BanLiveMessageGroup is refused, that may be since the group is muted. */
  private async modifyInstead(refusal: unknown): Promise<Written | undefined> {
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
      return await this.modify(now.mutedUsers);
    } catch (error) {
      throw isRefusal(error) ? refusal : error;
    }
  }

  /** Sets the whole state in one call, which takes no more than 30 of the users muted individually: it sets these as well. */
  private async modify(mutedUsers: readonly string[]): Promise<Written> {
    const { client, group, wanted } = this;
    const whole: MuteState = { mutedAll: true, exempt: wanted.exceptUsers, mutedUsers };
    const taken = await this.write(modifyLists(whole), (form) => modifyMute(client, group, whole, form));
    const state = await this.readBack(taken);
    const isMisread = isListInOne(state.exempt, wanted.exceptUsers) || isListInOne(state.mutedUsers, mutedUsers);
    if (isMisread && !taken.form.numbered) {
      client.numbersLists = true;
      this.readLast = state;
      return this.modify(mutedUsers);
    }
    const freed = mutedUsers.filter((user) => !state.mutedUsers.includes(user));
    if (freed.length > 0) {
      throw new NotAsWantedError(
        `Group ${groupMuteId(group)}: the service took the write (RequestId ${taken.requestId}), but users who were muted ` +
          `one by one are so no more: ${freed.join(", ")}. Mute them again.`,
      );
    }
    return { ...taken, state, isWhole: true };
  }

  private async liftAndMute(): Promise<void> {
    const { client, group } = this;
    announce(
      `Group ${groupMuteId(group)} is opened for a moment: the service keeps users exempt that are to be muted, ` +
        "and only lifting the mute and setting it anew removes them.",
    );
    this.written = (await unbanUnlessOpen(client, group)) ?? this.written;
    const { exceptUsers } = this.wanted;
    try {
      await this.write(banLists(exceptUsers), (form) => banGroup(client, group, exceptUsers, form));
    } catch (error) {
      // The refusal of a second attempt; a read shows what the first one did.
      if (!isRefusal(error) || !error.answerLost) throw error;
    }
    const requestId = this.written ?? "";
    const state = await readBack(client, group, requestId, (each) => this.matches(each));
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

  /**
   * A read that shows nothing of the writes, or nothing of the last one, may lag for long, and a group must not be opened
   * for that.
   */
  private async outlastLag(written: Written): Promise<MuteState> {
    const { state } = written;
    const mayLagStill = isSameMute(state, this.before) || (this.hasSurplus(state) && isSameMute(state, this.readLast));
    return mayLagStill ? this.readBack(written, patientWaitsMs) : state;
  }

  /** Only users that stay exempt are a reason to open a group. */
  private hasSurplus({ mutedAll, exempt }: MuteState): boolean {
    return mutedAll && exempt.some((user) => !this.wanted.exceptUsers.includes(user));
  }

  /** A joined list that is shown as one id is an end as well; after a numbered one it is that of an earlier write. */
  private readBack({ requestId, form }: Taken, waits?: readonly number[]): Promise<MuteState> {
    const isShown = (state: MuteState): boolean =>
      this.matches(state) || (!form.numbered && isListInOne(state.exempt, this.wanted.exceptUsers));
    return readBack(this.client, this.group, requestId, isShown, waits);
  }

  private matches(state: MuteState): boolean {
    return muteMatches(state, this.wanted);
  }

  private notAsWanted(written: WrittenMute): NotAsWantedError {
    return notAsWanted(this.group, this.wanted, written);
  }
}

function isSameMute(one: MuteState, other: MuteState): boolean {
  return isDeepStrictEqual([one.mutedAll, one.exempt], [other.mutedAll, other.exempt]);
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
