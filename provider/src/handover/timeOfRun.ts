import { currentTime } from "../properties/clock";
import { announce } from "../text/announce";

let time: number | undefined;

/**
 * The time that this run goes by, in milliseconds since 1970. The clock is looked at once, so that no window is open for
 * one resource and over for the next.
 * @throws ClockError
 */
export function timeOfRun(): number {
  return (time ??= currentTime(process.env, announce));
}
