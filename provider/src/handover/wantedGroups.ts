import { setTimeout as delay } from "node:timers/promises";
import { groupMuteId, type GroupAddress } from "../resources/groupMute/groupMuteState";
import { isWantedElsewhere, tellWanted } from "./wantedByOtherProcesses";

/**
 * Groups that the running operation wants muted. On a rename and on a replacement the engine deletes the old resource of
 * a group that a new one has muted, or is about to; that delete must leave the mute. A destroy checks nothing, so it
 * lifts. A provider process serves one operation, so a module-level set is of the right age.
 */
const wanted = new Set<string>();
const created = new Set<string>();

/** Milliseconds without a registration after which the program is taken to have made those that it makes at once. */
const quietMs = 250;
let lastRegistrationAt = -Infinity;

/** Notes that the program registers a resource. */
export function noteRegistration(): void {
  lastRegistrationAt = performance.now();
}

/**
 * Waits until the program registers nothing for a moment. When a resource goes to another group, the engine deletes the
 * old one at once, and the resource that takes over the group may be the next to be registered.
 */
export async function registrationsSettled(): Promise<void> {
  for (;;) {
    const waitMs = lastRegistrationAt + quietMs - performance.now();
    if (waitMs <= 0) return;
    await delay(waitMs);
  }
}

/** Notes that the program wants the group muted. */
export function wantMuted(group: GroupAddress): void {
  const id = groupMuteId(group);
  if (wanted.has(id)) return;
  wanted.add(id);
  tellWanted(id);
}

/** Whether the program wants the group muted, be it with another provider. */
export function isWantedMuted(group: GroupAddress): boolean {
  const id = groupMuteId(group);
  return wanted.has(id) || isWantedElsewhere(id);
}

/** Notes that a resource for the group is being created. False when another one was created before in this run. */
export function noteCreated(group: GroupAddress): boolean {
  const id = groupMuteId(group);
  if (created.has(id)) return false;
  created.add(id);
  return true;
}
