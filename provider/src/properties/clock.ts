import { PackageError } from "../errors/packageError";
import { instantInWords, parseInstant } from "../text/instant";
import { quoted } from "../text/visible";

/** Environment variable that moves the clock, for tests and rehearsals. */
const variable = "LIVEMESSAGE_NOW";

/** The variable that moves the clock says no time. */
export class ClockError extends PackageError {
  static override readonly kind = "ClockError";
}

/**
 * The time by which windows are judged, in milliseconds since 1970: that of LIVEMESSAGE_NOW, or else of the clock.
 * @param tell is told where it is moved
 * @param clock what it is where it is not moved
 * @throws ClockError
 */
export function currentTime(env: NodeJS.ProcessEnv, tell: (message: string) => void, clock = Date.now): number {
  const moved = env[variable];
  if (moved === undefined || moved === "") return clock();
  const read = parseInstant(moved);
  if ("problem" in read) throw new ClockError(`${variable}: ${quoted(moved)} ${read.problem}`);
  tell(`${variable} is set: windows are judged as of ${instantInWords(moved)}, not by the clock.`);
  return read.at;
}
