import { type GroupAddress, groupKey } from "../../live/groupAddress";
import { isGroupNotFound, isRefusal, type LiveError } from "../../live/errors";
import { isListInOne } from "../../live/listForm";
import type { LiveClient } from "../../live/liveClient";
import { describeMute, freeUsers, mostUsersPerCall, muteUsers } from "../../live/muteOperations";
import type { MuteState } from "../../live/muteState";
import type { RequestId } from "../../live/requestId";
import { usersInWords } from "../../text/secretUsers";
import { besideOtherWrite, NotAsWantedError } from "./notAsWanted";
import { readBack } from "./readBack";
import { patientWaitsMs, readUntil, usualWaitsMs } from "./readUntil";
import { mayLag, noteUnverifiedWrite } from "./unverifiedWrites";

const ways = {
  mute: { send: muteUsers, isMutedThen: true, unchanged: "do not show as muted one by one" },
  free: { send: freeUsers, isMutedThen: false, unchanged: "still show as muted one by one" },
} as const;

/**
 * Mutes users one by one, or frees them. Whether it is an error to mute somebody who is muted, or to free somebody who is
 * not, is not documented, and neither is how a list is read. So after a refusal a read tells what of it holds already, and
 * the rest goes one by one: a user who is refused must not keep the others of the list from it.
 */
export class UserMuteWriting {
  /** Users of whom it is not known that they are as they are to be. */
  left: readonly string[] = [];
  /** Those of them whom the service refused, and a read shows as they were. */
  refused: readonly string[] = [];
  private readonly way: (typeof ways)[keyof typeof ways];
  /** RequestId of the last write that was taken. */
  private written: RequestId | undefined;
  /** The first refusal of the present attempt. */
  private refusal: LiveError | undefined;
  /** Whether the present attempt wrote lists as numbered ones. */
  private isNumbered = false;

  constructor(
    private readonly client: LiveClient,
    private readonly group: GroupAddress,
    way: keyof typeof ways,
  ) {
    this.way = ways[way];
  }

  /**
   * The RequestId of the last write; undefined where none was needed, or none had an answer.
   * @throws LiveError where no write was taken, NotAsWantedError where one was, or may have been
   */
  async run(users: readonly string[]): Promise<RequestId | undefined> {
    if (users.length === 0) return undefined;
    this.left = users;
    try {
      await this.change(users);
      this.left = [];
      return this.written;
    } catch (error) {
      throw this.written === undefined ? error : besideOtherWrite(this.group, this.written, error);
    }
  }

  private async change(users: readonly string[]): Promise<void> {
    const { client, group } = this;
    await this.send(listsOf(users));
    if (this.refusal === undefined && !client.configuration.verify) return noteUnverifiedWrite(group);
    // That a list was taken for the id of one user shows where users are muted, and not where they are freed.
    const mayBeMisread = !this.way.isMutedThen && !this.isNumbered && users.length > 1;
    let left = await this.unchanged(users, mayBeMisread ? usualWaitsMs : undefined);
    const wasRefused = this.refusal !== undefined;
    // Where a read may show an older state, a refusal may be that of one user in the list.
    const again = wasRefused && mayLag(group) ? users : left;
    if (again.length > 0 && users.length > 1 && (wasRefused || mayBeMisread)) {
      await this.send(again.map((user) => [user]));
      left = await this.unchanged(again);
    }
    this.left = left;
    if (this.refusal !== undefined) this.refused = left;
    if (left.length > 0) throw this.refusal ?? this.notChanged(left);
  }

  /** Sends lists, and goes on after one that is refused. */
  private async send(lists: readonly (readonly string[])[]): Promise<void> {
    this.refusal = undefined;
    for (const list of lists) {
      try {
        const form = this.client.lists.forms([list])[0]!;
        this.isNumbered = form.numbered;
        this.written = await this.way.send(this.client, this.group, list, form);
      } catch (error) {
        // Whatever code says that a user is not muted, a read shows it; that of a missing group fails again.
        if (!isRefusal(error) && !isGroupNotFound(error)) throw error;
        this.refusal ??= error;
      }
    }
  }

  /** Those of the users who are not as they are to be, after the time that a read may lag. */
  private async unchanged(
    users: readonly string[],
    lagWaits: readonly number[] = [...usualWaitsMs, ...patientWaitsMs],
  ): Promise<readonly string[]> {
    const { client, group, written } = this;
    const { isMutedThen } = this.way;
    const left = ({ mutedUsers }: MuteState): string[] => {
      const muted = new Set(mutedUsers);
      return users.filter((user) => muted.has(user) !== isMutedThen);
    };
    const isDone = (state: MuteState): boolean => left(state).length === 0 || this.misread(state, users).length > 0;
    // A refused list is not to show later, unless an attempt of which the answer was lost did its work. A user who is said not
    // to be there and shows all the same was freed by another write, which the read does not show yet.
    const { refusal } = this;
    const isFinal = refusal !== undefined && !refusal.answerLost && !mayLag(group) && !isGroupNotFound(refusal);
    const waits = isFinal ? [] : lagWaits;
    const state =
      written === undefined
        ? await readUntil(() => describeMute(client, group), isDone, waits)
        : await readBack(client, group, written, isDone, waits);
    const misread = this.misread(state, users);
    if (misread.length === 0) return left(state);
    client.lists.useNumbered();
    await this.send(listsOf(left(state)));
    // The service has muted users who have the ids of whole lists.
    await new UserMuteWriting(client, group, "free").run(misread);
    return this.unchanged(users);
  }

  /** Lists that the service took for the id of one user. */
  private misread({ mutedUsers }: MuteState, users: readonly string[]): string[] {
    if (this.isNumbered) return [];
    return listsOf(users).flatMap((list) => (isListInOne(mutedUsers, list) ? [list.join(",")] : []));
  }

  private notChanged(left: readonly string[]): NotAsWantedError {
    return new NotAsWantedError(
      `Group ${groupKey(this.group)}: the service took the write (RequestId ${this.written ?? "not known"}), but these ` +
        `users ${this.way.unchanged}: ${usersInWords(left)}. Run again; if this stays, ask the service's support.`,
    );
  }
}

/** Users in lists that one call takes each. */
function listsOf(users: readonly string[]): string[][] {
  const count = Math.ceil(users.length / mostUsersPerCall);
  return Array.from({ length: count }, (_, index) =>
    users.slice(index * mostUsersPerCall, (index + 1) * mostUsersPerCall),
  );
}
