import { currentTime } from "../properties/clock";
import { announce } from "../text/announce";
import { timeOfProgram } from "./wantedByOtherProcesses";

let time: number | undefined;

/**
 * The time by which this run judges windows, in milliseconds since 1970: that at which the program began, which is the same
 * in the processes of all providers. It stays the same however long the run takes.
 * @throws ClockError
 */
export function timeOfRun(): number {
  return (time ??= currentTime(process.env, announce, () => timeOfProgram() ?? Date.now()));
}
