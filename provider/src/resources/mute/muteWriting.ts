import { isDeepStrictEqual } from "node:util";
import { type GroupAddress, groupKey } from "../../live/groupAddress";
import type { WantedMute } from "./wantedMute";
import { isRefusal, mayHaveBeenApplied } from "../../live/errors";
import { isListInOne } from "../../live/listForm";
import type { LiveClient } from "../../live/liveClient";
import { banGroup, describeMute, modifyMute, mostUsersPerCall } from "../../live/muteOperations";
import type { MuteState } from "../../live/muteState";
import { unbroken } from "../../lifecycle/unbroken";
import { announce } from "../../text/announce";
import { usersInWords } from "../../text/secretUsers";
import { unbanUnlessOpen } from "./ensureOpen";
import { ListWrites, type Taken } from "./listWrites";
import { muteMatches } from "./muteMatches";
import { besideOtherWrite, notAsWanted, NotAsWantedError, type WrittenMute } from "./notAsWanted";
import { readBack } from "./readBack";
import { patientWaitsMs, readUntil } from "./readUntil";
import { mayLag, noteUnverifiedWrite } from "./unverifiedWrites";
import { UserMuteWriting } from "./userMuteWriting";
import { allMutedUsers, namedUsers } from "./usersOfWholeWrite";

/** A write that was taken, and what was read after it. */
interface Written extends Taken {
  readonly state: MuteState;
  /** It set the whole state, and so has done what can be done without opening the group. */
  readonly isWhole: boolean;
}

/** Whether a read shows what became of a write. */
type IsShown = (state: MuteState) => boolean;

/**
 * Mutes a group except for some users. What BanLiveMessageGroup does to a group that is muted is not documented: it may
 * replace the exempt users, extend them or be refused, and a list may be read in one of several forms. So a list that
 * did not come out as wanted is set by ModifyLiveMessageGroupBand, and only if that fails as well by lifting the mute and
 * setting it anew.
 */
export class MuteWriting {
  private readonly writes: ListWrites;
  /** Users muted one by one whom a write may have freed. */
  private maybeFreed: readonly string[] = [];

  constructor(
    private readonly client: LiveClient,
    private readonly group: GroupAddress,
    private readonly wanted: WantedMute,
    private readonly before: MuteState,
  ) {
    this.writes = new ListWrites(client);
  }

  /**
   * The RequestId of the last write; undefined where it had no answer.
   * @throws LiveError where no write was taken, NotAsWantedError where one was, or may have been
   */
  async run(): Promise<string | undefined> {
    try {
      await this.mute();
      return this.writes.last;
    } catch (error) {
      throw this.withWhatWasWritten(error);
    }
  }

  private withWhatWasWritten(error: unknown): unknown {
    const { message } = error as Error;
    const freed = usersInWords(this.maybeFreed);
    const check = this.maybeFreed.length === 0 ? "" : ` Check that these are still muted one by one: ${freed}.`;
    if (error instanceof NotAsWantedError || mayHaveBeenApplied(error)) {
      return check === "" ? error : new NotAsWantedError(message + check, { cause: error });
    }
    if (this.writes.last === undefined && !this.writes.mayBeWritten) return error;
    const what =
      this.writes.last === undefined
        ? "a write may have taken effect, and what came after it failed. "
        : `the service took the write (RequestId ${this.writes.last}), but did not do all of it, and setting the rest failed. `;
    return new NotAsWantedError(`Group ${groupKey(this.group)}: ${what}${message}${check}`, { cause: error });
  }

  private async mute(): Promise<void> {
    const banned = await this.ban().catch((error: unknown) => this.modifyInstead(error));
    if (banned === undefined) return;
    if (this.matches(banned.state)) return;
    const last = banned.isWhole ? banned : await this.modify(banned.state);
    if (this.matches(last.state)) return;
    if (!this.hasSurplus(last.state)) throw this.notAsWanted(last);
    await this.liftAndMute();
  }

  /** Undefined where nothing is to be read. */
  private async ban(): Promise<Written | undefined> {
    const { client, group } = this;
    const { exceptUsers } = this.wanted;
    const first = await this.writeBan();
    if (!client.configuration.verify && !first.isSubstitute) {
      noteUnverifiedWrite(group);
      return undefined;
    }
    const isMisread = ({ exempt }: MuteState) => !first.form.numbered && isListInOne(exempt, exceptUsers);
    const isShown = (each: MuteState) => this.matches(each) || isMisread(each);
    let state = await this.readBack(first, isShown);
    // With so many, the next write takes users out of their list for a moment.
    if (allMutedUsers(this.wanted, state).length > mostUsersPerCall)
      state = await this.outlastLag(first, isShown, state);
    if (!isMisread(state)) return { ...first, state, isWhole: false };
    client.lists.useNumbered();
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
    try {
      return await this.modify(now);
    } catch (error) {
      throw isRefusal(error) ? refusal : error;
    }
  }

  /** Sets the whole state, that of the users muted one by one included. */
  private async modify(now: MuteState): Promise<Written> {
    const { client, group, wanted } = this;
    const mutedUsers = allMutedUsers(wanted, now);
    const named = namedUsers(wanted, mutedUsers, now);
    const write = () => this.writeWhole(mutedUsers, named);
    const taken = await (named.length < mutedUsers.length ? unbroken(write) : write());
    const isMisread = ({ exempt, mutedUsers: users }: MuteState) =>
      !taken.form.numbered && (isListInOne(exempt, wanted.exceptUsers) || isListInOne(users, named));
    const freedIn = (state: MuteState) => mutedUsers.filter((user) => !state.mutedUsers.includes(user));
    const isShown = (each: MuteState) => (this.matches(each) && freedIn(each).length === 0) || isMisread(each);
    const first = await this.readBack(taken, isShown);
    // What an earlier write has freed may be shown still.
    const state = await this.outlastLag(taken, isShown, first, freedIn(first).length > 0);
    if (isMisread(state)) {
      client.lists.useNumbered();
      return this.modify(now);
    }
    this.maybeFreed = [];
    const freed = freedIn(state);
    if (freed.length > 0) {
      throw new NotAsWantedError(
        `Group ${groupKey(group)}: the service took the write (RequestId ${taken.requestId}), but users who were muted ` +
          `one by one are so no more: ${usersInWords(freed)}. Mute them again.`,
      );
    }
    return { ...taken, state, isWhole: true };
  }

  /**
   * Writes the whole state, and mutes those again whom the call does not name. With nobody to name, the list is left out,
   * which may keep it as it is.
   */
  private async writeWhole(mutedUsers: readonly string[], named: readonly string[]): Promise<Taken> {
    const { client, group, wanted } = this;
    const others = mutedUsers.filter((user) => !named.includes(user));
    const list = others.length > 0 && named.length === 0 ? {} : { mutedUsers: named };
    const whole = { mutedAll: true, exempt: wanted.exceptUsers, ...list };
    // Whoever may not mute users must not take them out of their list.
    await new UserMuteWriting(client, group, "mute").run(others.slice(0, mostUsersPerCall));
    const taken = await this.writes
      .write([...Object.values(list), wanted.exceptUsers], (form) => modifyMute(client, group, whole, form))
      .catch(async (error: unknown) => {
        if (mayHaveBeenApplied(error)) {
          this.maybeFreed = mutedUsers;
          await this.muteAgain(others);
          this.maybeFreed = named;
        }
        throw error;
      });
    this.maybeFreed = mutedUsers;
    await this.muteAgain(others);
    return taken;
  }

  private async muteAgain(users: readonly string[]): Promise<void> {
    const { client, group } = this;
    await new UserMuteWriting(client, group, "mute").run(users).catch((error: unknown) => {
      throw besideOtherWrite(group, this.writes.last ?? "not known", error);
    });
  }

  private async liftAndMute(): Promise<void> {
    const { client, group } = this;
    announce(
      `Group ${groupKey(group)} is opened for a moment: the service keeps users exempt that are to be muted, ` +
        "and only lifting the mute and setting it anew removes them.",
    );
    await unbroken(() => this.openAndMute());
    const requestId = this.writes.last ?? "";
    const state = await readBack(client, group, requestId, (each) => this.matches(each));
    if (!this.matches(state)) throw this.notAsWanted({ requestId, state });
  }

  private async openAndMute(): Promise<void> {
    const { client, group } = this;
    try {
      this.writes.last = (await unbanUnlessOpen(client, group)) ?? this.writes.last;
    } catch (error) {
      // Where the mute may be lifted, it has to be set in any case.
      if (!mayHaveBeenApplied(error)) throw error;
    }
    try {
      await this.writeBan();
    } catch (error) {
      // The refusal of a second attempt is no failure; a read shows what the first one did.
      if (!isRefusal(error) || !error.answerLost) {
        const message = `Group ${groupKey(group)} may be open now: it was opened for a moment, and muting it again failed. `;
        throw new NotAsWantedError(message + (error as Error).message, { cause: error });
      }
    }
  }

  private writeBan(): Promise<Taken> {
    const { client, group } = this;
    const { exceptUsers } = this.wanted;
    return this.writes.write([exceptUsers], (form) => banGroup(client, group, exceptUsers, form));
  }

  /**
   * A read that shows nothing of the writes may lag for long, and so may one that shows users exempt who are not to be:
   * a group must not be opened for that.
   * @param mayBeEarlier whether something else in the read tells that it may be that of an earlier write
   */
  private async outlastLag(taken: Taken, isShown: IsShown, state: MuteState, mayBeEarlier = false): Promise<MuteState> {
    const mayLagStill = mayBeEarlier || isSameMute(state, this.before) || this.hasSurplus(state);
    return !isShown(state) && mayLagStill ? this.readBack(taken, isShown, patientWaitsMs) : state;
  }

  /** Only users that stay exempt are a reason to open a group. */
  private hasSurplus({ mutedAll, exempt }: MuteState): boolean {
    return mutedAll && exempt.some((user) => !this.wanted.exceptUsers.includes(user));
  }

  private readBack({ requestId }: Taken, isShown: IsShown, waits?: readonly number[]): Promise<MuteState> {
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
