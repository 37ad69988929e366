import type * as pulumi from "@pulumi/pulumi";
import { setImmediate as nextTurn } from "node:timers/promises";
import { registrationEnded } from "./registrationEnded";

/** So many go ahead: as many as the service takes writes in a second. */
const first = 10;

let sinceLastTurn = 0;

/**
 * Returns the property of a resource as it is for the first few resources made in a row, and a turn of the event loop
 * later for the others. The SDK (3.248) prepares all resources side by side and sends the first one when the last is
 * prepared; with a turn between, the engine hears of the first ones at once and starts the provider while others are
 * prepared.
 *
 * Measured on unchanged previews of 300 GroupMutes, in turn: best of nine 3.53 s without and 3.48 s with it, medians beside
 * other work 4.2 s and 3.6 s. It takes no CPU time away, but overlaps the start of the provider.
 */
export function letFirstOnesAhead<T>(property: pulumi.Input<T>, parent?: pulumi.Resource): pulumi.Input<T> {
  sinceLastTurn += 1;
  if (sinceLastTurn === 1) void nextTurn().then(() => (sinceLastTurn = 0));
  return sinceLastTurn <= first ? property : (turnAfterParent(parent).then(() => property) as Promise<T>);
}

/** No resource is sent before its parent is registered. */
async function turnAfterParent(parent: pulumi.Resource | undefined): Promise<void> {
  await registrationEnded(parent);
  await nextTurn();
}
