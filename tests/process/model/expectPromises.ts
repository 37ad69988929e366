import type { JournalEntry } from "alicloud-live-emulator";
import { openings, speechTimeline } from "../../../tools/journal/speechTimeline";
import { isWrite } from "../../../tools/journal/writeCalls";
import { ProviderCallError } from "../support/providerCall";
import { needsOpening } from "./needsOpening";
import { expectUserPromises, isUsersAsDeclared } from "./expectUserPromises";
import { type Observation, muteBeforeAndAfter, mutesOf, tell } from "./observation";
import { type DeclaredMute, type Group, key } from "./program";
import { groups } from "./sequence";
import { describeMute, describeUsers, type LiveMute } from "./service";

/** Status of gRPC where the process is gone. */
const processGone = 14;

/** @throws BrokenPromiseError */
export function expectPromises(seen: Observation): void {
  expectClearErrors(seen);
  for (const group of groups) {
    expectNeverOpened(seen, group);
    expectUserPromises(seen, group);
    expectNoNeedlessCalls(seen, group);
    expectInSomeState(seen, group);
    if (seen.result.failures.length === 0) expectAsDeclared(seen, group);
  }
}

function expectClearErrors(seen: Observation): void {
  const { step, result } = seen;
  for (const error of result.failures) {
    const known = error instanceof ProviderCallError && error.message !== "";
    const killed = step.trouble.killAfter !== undefined && known && error.status === processGone;
    if (!known || (error.status === processGone && !killed)) tell(seen, `no clear error, but ${String(error)}`);
  }
  const troubled = step.trouble.faults.length > 0 || step.trouble.killAfter !== undefined;
  if (!troubled && result.failures.length > 0) tell(seen, "a run without trouble failed");
}

/** Whatever happened, no group that the program wants muted was opened. */
function expectNeverOpened(seen: Observation, group: Group): void {
  if (seen.declared.get(key(group))?.muted !== true) return;
  const beginning = momentOf(group, seen.before.get(key(group))!);
  const [opening] = openings([beginning, ...speechTimeline(seen.entries, group.app, group.id)]);
  const announced = seen.printed.includes(`Group ${key(group)} is opened for a moment`);
  if (opening && !(announced && needsOpening(seen.switches)))
    tell(seen, `${key(group)} was opened by ${opening.cause}`);
}

/** A group without a change is not looked at, and one that is as it is to be is not written to. */
function expectNoNeedlessCalls(seen: Observation, group: Group): void {
  const { result, refreshed } = seen;
  const calls = callsOn(seen.entries, group);
  const isTouched = refreshed || [result.ensured, result.lifted, result.freed].some((some) => some.has(key(group)));
  if (!isTouched && calls.length > 0) tell(seen, `${key(group)} has no change, and there were calls: ${String(calls)}`);
  const declared = seen.declared.get(key(group));
  const before = seen.before.get(key(group))!;
  const isGroupRight = declared === undefined ? !before.mutedAll : isAsDeclared(before, declared);
  const isRight = isGroupRight && isUsersAsDeclared(seen, group, before);
  const writes = calls.filter(isWrite);
  if (isRight && writes.length > 0)
    tell(seen, `${key(group)} was as it is to be, and was written to: ${String(writes)}`);
}

/**
 * A mute that state had is in state, or is no more; else nobody would ever lift it. What the run did not come to is
 * excused: then the next run of the program takes it.
 */
function expectInSomeState(seen: Observation, group: Group): void {
  const { declared, result, isKilled } = seen;
  const is = seen.after.get(key(group))!;
  const had = mutesOf(seen.stateBefore, group);
  if (isKilled || !is.mutedAll || !had.some(({ muted }) => muted)) return;
  const isKept = mutesOf(seen.stateAfter, group).some(({ muted }) => muted);
  const owner = declared.get(key(group))?.owner;
  const isRetained = owner === undefined && had.some(({ retained }) => retained);
  const isNotReached = owner !== undefined && !result.deeds.has(owner);
  if (!isKept && !isRetained && !isNotReached) {
    tell(seen, `${key(group)} is muted, and no resource in state has it`);
  }
}

/** After a run that succeeded. */
function expectAsDeclared(seen: Observation, group: Group): void {
  const { result, refreshed, inDoubt } = seen;
  const [was, is] = muteBeforeAndAfter(seen, group);
  const declared = seen.declared.get(key(group));
  const isLifted = result.lifted.has(key(group));
  if (declared && (refreshed || result.ensured.has(key(group)) || !inDoubt.has(key(group)))) {
    if (!isAsDeclared(is, declared)) {
      tell(seen, `${key(group)} is ${describeMute(is)}, and declared is ${JSON.stringify(declared)}`);
    }
  } else if (!declared && isLifted) {
    if (is.mutedAll) tell(seen, `${key(group)} is still muted, and its resource is gone`);
  } else if (declared?.muted === false && isLifted && !is.mutedAll) {
    // Another resource left the group, which lifts a mute, and open is what this one declares.
  } else if (!result.freed.has(key(group)) && describeMute(is) !== describeMute(was)) {
    tell(seen, `${key(group)} became ${describeMute(is)}, and nothing was to be done with it`);
  }
}

function isAsDeclared(is: LiveMute, { muted, users }: DeclaredMute): boolean {
  return is.mutedAll === muted && (!muted || describeUsers(is.exempt) === describeUsers(users));
}

function callsOn(entries: readonly JournalEntry[], { app, id }: Group): string[] {
  return entries.flatMap((entry) =>
    entry.kind === "call" && entry.parameters.AppId === app && entry.parameters.GroupId === id ? [entry.operation] : [],
  );
}

function momentOf({ app, id }: Group, mute: LiveMute) {
  const effect = { appId: app, groupId: id, deleted: false, ...mute };
  const entry = { kind: "change", change: "before", sequence: 0, time: 0, effect } as const;
  return speechTimeline([entry], app, id)[0]!;
}
