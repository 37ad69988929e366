import { fstatSync } from "node:fs";
import { afterUnbroken } from "../lifecycle/unbroken";

let watching = false;

/**
 * Ends this process with its engine. Nothing else does where the engine was killed: the server of the dynamic provider
 * waits for calls for ever. The engine holds the other end of the standard input, on which it says nothing, until it is
 * gone; and what is printed then fails, which the dynamic provider would try to print, and so on.
 *
 * Calls break off: another run may have begun, and must not be overtaken by this one. A group that is open for a moment is
 * muted again first.
 */
export function endWithEngine(): void {
  if (watching) return;
  watching = true;
  for (const stream of [process.stdout, process.stderr]) stream.on("error", end);
  // Started by hand, to be attached to an engine, it may have a terminal or nothing there.
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) process.stdin.on("end", end).on("error", end).resume();
}

function end(): void {
  afterUnbroken(() => process.exit(1));
}
