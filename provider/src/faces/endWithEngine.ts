import { type BigIntStats, fstatSync } from "node:fs";
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
  const input = inputStats();
  if (input.isFIFO() || input.isSocket()) process.stdin.on("end", end).on("error", end).resume();
}

/**
 * What the standard input is. With big integers, since Node.js otherwise keeps the answer in a place where the next `require`
 * looks: of a pipe it leaves symbolic links in the file's path unresolved then (`realpathSync` in lib/fs.js of 20 to 24), and a
 * package behind one, as pnpm and workspaces have it, would be loaded twice.
 */
function inputStats(): BigIntStats {
  return fstatSync(0, { bigint: true });
}

function end(): void {
  afterUnbroken(() => process.exit(1));
}
