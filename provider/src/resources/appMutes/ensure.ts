import { isDeepStrictEqual } from "node:util";
import { oneAtATime } from "../../handover/oneAtATime";
import { renewedAmong } from "../../handover/renewed";
import { muteOf } from "../../handover/subject";
import { failToTake } from "../../handover/takeover";
import { NotEnsuredError } from "../../lifecycle/resourceType";
import { mayHaveBeenApplied } from "../../live/errors";
import { addressOf } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import type { AppMutesInputs, AppMutesOutputs } from "../../properties/appMutes";
import { isSameMute, type MuteEntry } from "../../properties/muteEntries";
import { ensureMute } from "../mute/ensureMute";
import { NotAsWantedError } from "../mute/notAsWanted";
import { whatMayBeMuted } from "../mute/whatMayBeMuted";
import { failureReasons, type GroupFailure, GroupsFailedError } from "./failures";
import { liftGone } from "./liftGone";
import { sideBySide } from "./sideBySide";

/**
 * Makes the groups what the inputs declare: those of which the entry changed, came or went, and those that an earlier run
 * could not bring to it, or of which the group was made anew in this run. The others are not looked at.
 */
export async function ensure(
  client: LiveClient,
  inputs: AppMutesInputs,
  { groups: before = new Map(), unfinished = [] }: Partial<AppMutesOutputs>,
): Promise<AppMutesOutputs> {
  const left = new Set(unfinished);
  const address = (groupId: string) => addressOf({ ...inputs, groupId });
  const renewed = renewedAmong([...before.keys()].map((groupId) => muteOf(address(groupId))));
  const isDone = (groupId: string, entry: MuteEntry): boolean => {
    const old = before.get(groupId);
    const isKnown = old !== undefined && !left.has(groupId) && !renewed.has(muteOf(address(groupId)).key);
    return isKnown && isSameMute(old, entry);
  };
  const wanted = [...inputs.groups].filter(([groupId, entry]) => !isDone(groupId, entry));
  const gone = [...before].filter(([groupId]) => !inputs.groups.has(groupId));

  const [{ failures }, { failures: notLifted }] = await Promise.all([
    sideBySide(wanted, (groupId, entry) =>
      oneAtATime(muteOf(address(groupId)), () =>
        ensureMute(client, address(groupId), entry, before.get(groupId)?.mutedUsers),
      ),
    ),
    liftGone(client, inputs, gone),
  ]);
  if (failures.length + notLifted.length === 0) return { ...inputs };
  const isStale = failures.some(({ groupId }) => renewed.has(muteOf(address(groupId)).key));
  throw unfinishedRun(inputs, before, { failures, notLifted, isStale });
}

function mayBeWritten(error: unknown): boolean {
  return error instanceof NotAsWantedError || mayHaveBeenApplied(error);
}

/** What failed, and whether a group is among it of which state may not hold any more. */
interface Unfinished {
  readonly failures: readonly GroupFailure[];
  readonly notLifted: readonly GroupFailure[];
  readonly isStale: boolean;
}

/** What is known of each group is saved; where nothing changed, the state of before stays. */
function unfinishedRun(
  inputs: AppMutesInputs,
  before: AppMutesInputs["groups"],
  { failures, notLifted, isStale }: Unfinished,
): Error {
  const groups = new Map(inputs.groups);
  for (const { groupId, error } of failures) {
    const old = before.get(groupId);
    const isLeftToThis = failToTake(muteOf({ ...inputs, groupId }));
    if (mayBeWritten(error) || (old === undefined && isLeftToThis)) {
      const entry = inputs.groups.get(groupId) as MuteEntry;
      groups.set(groupId, { ...entry, ...whatMayBeMuted(entry, old?.mutedUsers) });
    } else if (old === undefined) groups.delete(groupId);
    else groups.set(groupId, old);
  }
  for (const { groupId } of notLifted) groups.set(groupId, before.get(groupId) as MuteEntry);
  const all = [...failures, ...notLifted];
  const reasons = failureReasons(all);
  const error = new GroupsFailedError(reasons.join("\n"), { cause: all[0]?.error });
  const isAsBefore = !isStale && !all.some((each) => mayBeWritten(each.error));
  if (isAsBefore && isDeepStrictEqual(groups, before)) return error;
  const unfinished = all.map(({ groupId }) => groupId).sort();
  return new NotEnsuredError<AppMutesOutputs>({ ...inputs, groups, unfinished }, reasons, error);
}
