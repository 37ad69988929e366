import { PackageError } from "../../errors/packageError";
import { oneAtATime } from "../../handover/oneAtATime";
import { registrationsSettled } from "../../handover/registrations";
import { muteOf, usersMutedIn, usersNotKnownYet } from "../../handover/subject";
import { leave } from "../../handover/takeover";
import { isWanted, wantedMembers } from "../../handover/wanted";
import { wantedElsewhere } from "../../handover/wantedByOtherProcesses";
import { isGroupNotFound, mayHaveBeenApplied } from "../../live/errors";
import { addressOf, type GroupAddress, groupKey } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import { describeMute } from "../../live/muteOperations";
import { ensureOpen } from "./ensureOpen";
import { endsAll, isWritten, nothingDone, outcomeOf, resultOf } from "./stepOutcomes";
import { mayLag } from "./unverifiedWrites";
import { UserMuteWriting } from "./userMuteWriting";
import type { WantedMute } from "./wantedMute";

/** A mute was lifted that another provider of the program has begun to declare meanwhile. */
class LiftedTooSoonError extends PackageError {
  static override readonly kind = "LiftedTooSoonError";
}

/** The program declares the mute with another resource, and that one failed. */
class NotTakenOverError extends PackageError {
  static override readonly kind = "NotTakenOverError";
}

/**
 * What came of a lift: done or needless; not done, since the program still declares the mute; done but for users muted one
 * by one, whom it still declares; or no such group.
 */
export type LiftOutcome = "lifted" | "stays" | "usersStay" | "notFound";

/** The members of a subject that something wants to stay; undefined where it wants nothing of the subject. */
export type MembersOf = (key: string) => ReadonlySet<string> | undefined;

/** How lift goes about it. */
export interface LiftOptions {
  /** What else than was heard of resources says what is wanted. Default: nothing does. */
  readonly declared?: MembersOf;
  /** Whether the program may declare a subject with another resource, which nothing but its check tells. Default: it does not. */
  readonly mayBeDeclared?: (key: string) => boolean;
}

/** What state says that a resource has muted. */
export type MuteToLift = Pick<WantedMute, "muted" | "mutedUsers">;

/** Whether there is anything to lift: a resource may have kept a group open, and muted nobody. */
export function isMute({ muted, mutedUsers = [] }: MuteToLift): boolean {
  return muted !== false || mutedUsers.length > 0;
}

/**
 * Lifts the mute of a group and frees users who were muted one by one, unless this run still wants that.
 * @throws LiveError, NotAsWantedError, LiftedTooSoonError, NotTakenOverError
 */
export async function lift(
  client: () => LiveClient,
  address: GroupAddress,
  mute: MuteToLift,
  { declared = () => undefined, mayBeDeclared = () => false }: LiftOptions = {},
): Promise<LiftOutcome> {
  const group = addressOf(address);
  const { key } = muteOf(group);
  const left = (): MuteToLift => whatIsLeft(group, mute, declared);
  await registrationsSettled();
  return oneAtATime(muteOf(group), async () => {
    const staying = mute.muted === false ? "usersStay" : "stays";
    // To lift it may open a group that is to stay muted, and to leave it may leave a mute that no state has.
    if (mayBeDeclared(key) && declared(key) === undefined && !isWanted(muteOf(group)) && isMute(left())) {
      throw new NotTakenOverError(
        `The mute of group ${groupKey(group)} stays in the state of this resource: the program declares it with another ` +
          "one, which ignores changes of its groups (ignoreChanges) and has not taken it over. Run one update without that " +
          "path in ignoreChanges.",
      );
    }
    const outcome = isMute(left()) ? await liftNow(client(), group, mute, left) : staying;
    if (outcome !== "lifted" && outcome !== "notFound") leaveMute(group);
    return outcome;
  });
}

/**
 * Leaves the mute of a group as it is, to the resource that the program declares it with now, if there is one.
 * @throws NotTakenOverError where that one has failed to take it
 */
export function leaveMute(group: GroupAddress): void {
  if (leave(muteOf(group))) return;
  throw new NotTakenOverError(
    `The mute of group ${groupKey(group)} stays in the state of this resource, since the resource that is to take it ` +
      "over failed. The next run goes on with both.",
  );
}

/** What of a mute nobody wants any more. */
function whatIsLeft(group: GroupAddress, { muted, mutedUsers = [] }: MuteToLift, declared: MembersOf): MuteToLift {
  const [subject, users] = [muteOf(group), usersMutedIn(group, []).key];
  const isDeclared = declared(subject.key) !== undefined;
  // Nobody is freed on a guess. Looked at first: it may be told at any moment whom the program declares.
  const areUsersUnknown = areUsersToCome(group, declared);
  const staying = [wantedMembers(users), declared(users)];
  return {
    muted: muted !== false && !isDeclared && !isWanted(subject),
    mutedUsers: areUsersUnknown ? [] : mutedUsers.filter((user) => !staying.some((members) => members?.has(user))),
  };
}

/** Whether the program declares users of the group who are muted one by one, and does not know yet whom. */
export function areUsersToCome(group: GroupAddress, declared: MembersOf): boolean {
  return declared(usersNotKnownYet(group).key) !== undefined && declared(usersMutedIn(group, []).key) === undefined;
}

async function liftNow(
  client: LiveClient,
  group: GroupAddress,
  mute: MuteToLift,
  left: () => MuteToLift,
): Promise<LiftOutcome> {
  try {
    const before = await describeMute(client, group);
    // A mute that was never read back may be too new for this read.
    const mayBeNew = !client.configuration.verify || mayLag(group);
    const { muted, mutedUsers = [] } = left();
    const opened = muted ? await outcomeOf(ensureOpen(client, group, before, mayBeNew)) : nothingDone;
    const mutedNow = new Set(before.mutedUsers);
    const toFree = mutedUsers.filter((user) => mayBeNew || mutedNow.has(user));
    // A group that stays muted is no reason to keep its users muted, too.
    const freed = endsAll(opened)
      ? nothingDone
      : await outcomeOf(new UserMuteWriting(client, group, "free").run(toFree));
    resultOf(group, [opened, freed]);
    if ((isWritten(opened) && isWantedNow(group)) || (isWritten(freed) && isWantedNow(group, toFree))) {
      throw new LiftedTooSoonError(
        `The mute of group ${groupKey(group)} was lifted while another provider of this program began to declare ` +
          "it. Run `pulumi up --refresh`: it mutes again what is open.",
      );
    }
    if (mute.muted !== false && !muted) return "stays";
    return mutedUsers.length < (mute.mutedUsers ?? []).length ? "usersStay" : "lifted";
  } catch (error) {
    // Where the answer of a write was lost, "not found" may only say that there is no mute any more.
    if (!isGroupNotFound(error) || mayHaveBeenApplied(error)) throw error;
    return "notFound";
  }
}

/** Whether another provider wants the mute of a group, or one of these users to be muted in it. */
function isWantedNow(group: GroupAddress, users?: readonly string[]): boolean {
  const members = wantedElsewhere((users === undefined ? muteOf(group) : usersMutedIn(group, users)).key);
  return users === undefined ? members !== undefined : users.some((user) => members?.has(user));
}
