import { type Observation, muteBeforeAndAfter, mutesOf, tell } from "./observation";
import { type DeclaredMute, type Group, key } from "./program";
import type { LiveMute } from "./service";
import { mutesInState } from "./stateEntry";

/** What is promised of users who are muted one by one. @throws BrokenPromiseError */
export function expectUserPromises(seen: Observation, group: Group): void {
  expectOthersUntouched(seen, group);
  expectNeverFreed(seen, group);
  expectInSomeState(seen, group);
  if (seen.result.failures.length === 0) expectAsDeclared(seen, group);
}

/** Whether everybody is muted one by one who is to be, and nobody is who is to be so no more. */
export function isUsersAsDeclared(seen: Observation, group: Group, { muted }: LiveMute): boolean {
  const wanted = wantedIn(seen, group);
  const had = ownedIn(mutesOf(seen.stateBefore, group));
  return [...wanted].every((user) => muted.includes(user)) && muted.every((user) => wanted.has(user) || !had.has(user));
}

/** Whom only moderators have muted is left alone, and so is whom nobody has. */
function expectOthersUntouched(seen: Observation, group: Group): void {
  // A service that takes a list of these for one id is told the list anew, unless something comes in between.
  const wasCutOff =
    seen.step.trouble.killAfter !== undefined ||
    seen.result.failures.some(({ message }) => /still muted one by one/.test(message));
  if (seen.switches.listForm === "numbered" && wasCutOff) return;
  const [was, is] = muteBeforeAndAfter(seen, group);
  const [wanted, had] = [wantedIn(seen, group), ownedIn(mutesOf(seen.stateBefore, group))];
  for (const user of new Set([...was.muted, ...is.muted])) {
    if (wanted.has(user) || had.has(user) || isNobody(user)) continue;
    if (was.muted.includes(user) !== is.muted.includes(user))
      tell(seen, `${user}, whom no program has muted one by one in ${key(group)}, was touched`);
  }
}

/** Whom the program wants muted, and who could not speak, cannot speak at any moment of the run. */
function expectNeverFreed(seen: Observation, group: Group): void {
  const before = seen.before.get(key(group))!;
  for (const user of wantedIn(seen, group)) {
    let wasSilent = isSilent(before, user);
    for (const entry of seen.entries) {
      const { effect } = entry;
      if (entry.kind !== "call" || !entry.applied || effect?.appId !== group.app || effect.groupId !== group.id)
        continue;
      const silent = isSilent(effect, user);
      if (wasSilent && !silent) tell(seen, `${user} could speak in ${key(group)} after ${entry.operation}`);
      wasSilent = silent;
    }
  }
}

function isSilent({ mutedAll, exempt, muted }: LiveMute, user: string): boolean {
  return muted.includes(user) || (mutedAll && !exempt.includes(user));
}

/** Whom a run has muted, or state had as such, is in state, or is muted no more; else nobody would ever free the user. */
function expectInSomeState(seen: Observation, group: Group): void {
  const { declared, result, isKilled } = seen;
  if (isKilled) return;
  const [was, is] = muteBeforeAndAfter(seen, group);
  const had = mutesOf(seen.stateBefore, group);
  const kept = ownedIn(mutesOf(seen.stateAfter, group));
  const [retained, wanted] = [ownedIn(had.filter((mute) => mute.retained)), wantedIn(seen, group)];
  const owner = declared.get(key(group))?.owner;
  const isNotReached = owner !== undefined && !result.deeds.has(owner);
  for (const user of is.muted) {
    const isOurs = ownedIn(had).has(user) || !was.muted.includes(user);
    const isRetained = retained.has(user) && !wanted.has(user);
    if (isOurs && !kept.has(user) && !isRetained && !isNotReached && !isNobody(user))
      tell(seen, `${user} is muted one by one in ${key(group)}, and no resource in state says so`);
  }
}

/** After a run that succeeded. */
function expectAsDeclared(seen: Observation, group: Group): void {
  const { result, refreshed, inDoubt } = seen;
  const isEnsured = result.ensured.has(key(group));
  const is = seen.after.get(key(group))!;
  if (refreshed || isEnsured || !inDoubt.has(key(group))) {
    for (const user of wantedIn(seen, group))
      if (!is.muted.includes(user)) tell(seen, `${user} is not muted one by one in ${key(group)}, and is declared so`);
  }
  if (!isEnsured && !result.freed.has(key(group))) return;
  for (const user of toBeFree(seen, group))
    if (is.muted.includes(user))
      tell(seen, `${user} is still muted one by one in ${key(group)}, and is declared so no more`);
}

/** Those whom state had as muted and whom nothing wants so: neither the program, nor an entry that is to stay as it is. */
function toBeFree(seen: Observation, group: Group): Set<string> {
  const owner = seen.declared.get(key(group))?.owner;
  const entries = seen.stateBefore.map((entry) => ({ entry, mute: mutesInState(entry).get(key(group)) }));
  const staying = entries.flatMap(({ entry, mute }) => (mute?.retained && entry.name !== owner ? [mute] : []));
  const [free, stay] = [ownedIn(mutesOf(seen.stateBefore, group)), ownedIn(staying)];
  return new Set([...free].filter((user) => !stay.has(user) && !wantedIn(seen, group).has(user)));
}

function wantedIn({ declared }: Observation, group: Group): ReadonlySet<string> {
  return new Set(declared.get(key(group))?.mutedUsers);
}

function ownedIn(mutes: readonly DeclaredMute[]): ReadonlySet<string> {
  return new Set(mutes.flatMap(({ mutedUsers }) => mutedUsers));
}

/** A list that the service has taken for the id of one user: no user has a comma in the id. */
function isNobody(user: string): boolean {
  return user.includes(",");
}
