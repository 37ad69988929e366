import { pause } from "../live/cancellation";
import { noteFailed } from "./failed";

/** Milliseconds without a registration after which the program is taken to have made those that it makes at once. */
const quietMs = 250;
/** Milliseconds without a registration, and without the end of a create or update, after which it is taken to have made all. */
const silentMs = 3000;
/** Milliseconds between two looks at what the program has told. */
const lookEveryMs = 50;
let lastRegistrationAt = -Infinity;
let lastWorkAt = -Infinity;
/** Creates and updates that are under way, and those of them that wait for registrations. */
let [underWay, waiting] = [0, 0];
let tellsDeclared = true;

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
    await pause(waitMs);
  }
}

/** Runs the create or the update of a resource. At its end the engine may have room for a registration that waited. */
export async function working<T>(work: () => Promise<T>): Promise<T> {
  underWay += 1;
  try {
    return await work();
  } catch (error) {
    noteFailed();
    throw error;
  } finally {
    underWay -= 1;
    lastWorkAt = performance.now();
  }
}

/** Notes that the program of this run tells nothing of what it declares: only its registrations are heard of. */
export function programTellsNothing(): void {
  tellsDeclared = false;
}

/**
 * Waits until the program is taken to have registered all of its resources. When an entry goes from a resource that stays to
 * another one, the update of the first may come long before the check of the second: the engine registers no more while as
 * many resources are being made as it makes at once. A program that tells what it declares is waited for only while it has
 * something still to tell. That may depend on another create or update, so the wait goes on while one is under way in this
 * process. It may also depend on the waiting resource itself, so silence ends the wait.
 * @param isAwaited whether the program has told of something that is still to come
 * @param isTold whether the program tells all that is to be known. Default: what it tells of this run
 */
export async function allRegistered(isAwaited: () => boolean, isTold = tellsDeclared): Promise<void> {
  waiting += 1;
  try {
    await (isTold ? silenceOr(isAwaited) : silence());
  } finally {
    waiting -= 1;
  }
}

async function silence(): Promise<void> {
  for (;;) {
    const waitMs = lastSignAt() + silentMs - performance.now();
    if (waitMs <= 0) return;
    await pause(waitMs);
  }
}

async function silenceOr(isAwaited: () => boolean): Promise<void> {
  let silentSince = performance.now();
  while (isAwaited()) {
    const now = performance.now();
    silentSince = underWay > waiting ? now : Math.max(silentSince, lastSignAt());
    if (now - silentSince >= silentMs) return;
    await pause(lookEveryMs);
  }
}

function lastSignAt(): number {
  return Math.max(lastRegistrationAt, lastWorkAt);
}
