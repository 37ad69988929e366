import { currentTime } from "../properties/clock";
import { announce } from "../text/announce";
import { leaveTime, timeLeft, timeOfProgram } from "./wantedByOtherProcesses";

let time: number | undefined;

/**
 * The time by which this run judges windows, in milliseconds since 1970: that at which the program began, which is the same
 * in the processes of all providers, and in the preview and the update of one `pulumi up`. It stays the same however long
 * the run takes, or waits for an answer.
 * @throws ClockError
 */
export function timeOfRun(): number {
  return (time ??= currentTime(process.env, announce, timeByClock));
}

function timeByClock(): number {
  const program = timeOfProgram();
  // A program that is none of this package's tells nothing, not even whether it runs in a preview.
  if (program === undefined) return Date.now();
  if (!program.isPreview) return timeLeft() ?? program.at;
  leaveTime(program.at);
  return program.at;
}
