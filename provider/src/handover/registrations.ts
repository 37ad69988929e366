import { pause } from "../live/cancellation";

/** Milliseconds without a registration after which the program is taken to have made those that it makes at once. */
const quietMs = 250;
/** Milliseconds without a registration, and without the end of a create or update, after which it is taken to have made all. */
const silentMs = 3000;
let lastRegistrationAt = -Infinity;
let lastWorkAt = -Infinity;
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
  try {
    return await work();
  } finally {
    lastWorkAt = performance.now();
  }
}

/** Notes that the program of this run tells nothing of what it declares: only its registrations are heard of. */
export function programTellsNothing(): void {
  tellsDeclared = false;
}

/**
 * Waits until the program is taken to have registered all of its resources, where it does not tell what it declares. When an
 * entry goes from a resource that stays to another one, the update of the first may come long before the check of the second:
 * the engine registers no more while as many resources are being made as it makes at once.
 */
export async function allRegistered(): Promise<void> {
  for (;;) {
    const waitMs = tellsDeclared ? 0 : Math.max(lastRegistrationAt, lastWorkAt) + silentMs - performance.now();
    if (waitMs <= 0) return;
    await pause(waitMs);
  }
}
