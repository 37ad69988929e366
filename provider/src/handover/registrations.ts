import { pause } from "../live/cancellation";

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
    await pause(waitMs);
  }
}
