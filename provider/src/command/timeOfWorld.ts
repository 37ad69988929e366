import { ClockError, currentTime } from "../properties/clock";
import { type Surroundings, UsageError } from "./command";

/** The time by which a command judges windows, in milliseconds since 1970. @throws UsageError where LIVEMESSAGE_NOW says no time */
export function timeOfWorld(world: Surroundings): number {
  try {
    return currentTime(world.env, (message) => world.err(`${message}\n`));
  } catch (error) {
    throw error instanceof ClockError ? new UsageError(error.message) : error;
  }
}
