import type { Group, MuteState } from "../../store/group";
import { findGroup, findLiveGroup } from "../target";
import type { OperationContext } from "../operation";

/** The group of a mute operation; whether it may be a deleted one is a switch. */
export function findMuteGroup(parameters: Parameters<typeof findGroup>[0], context: OperationContext): Group {
  return context.switches.bandOnDeletedGroup === "ok"
    ? findGroup(parameters, context)
    : findLiveGroup(parameters, context);
}

/** Changes who may not speak, and keeps the state before for the reads that lag. */
export function changeMute(group: Group, change: Partial<MuteState>, { switches, clock }: OperationContext): void {
  const { readLagMs, readLagReads } = switches;
  group.stale =
    readLagMs > 0 || readLagReads > 0
      ? { state: group.muteState(), until: clock.now() + readLagMs, reads: readLagReads }
      : undefined;
  if (change.mutedAll !== undefined) group.mutedAll = change.mutedAll;
  if (change.exempt) group.exempt = new Set(change.exempt);
  if (change.muted) group.muted = new Set(change.muted);
}

/** The state that a read sees now: the one before the last write while the read lags. */
export function visibleMute(group: Group, { clock }: OperationContext): MuteState {
  const { stale } = group;
  if (!stale) return group.muteState();
  if (stale.reads > 0) {
    stale.reads--;
    return stale.state;
  }
  if (clock.now() < stale.until) return stale.state;
  group.stale = undefined;
  return group.muteState();
}
