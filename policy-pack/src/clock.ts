/** Environment variable that moves the clock. The package whose resources a pack looks at reads the same one. */
const variable = "LIVEMESSAGE_NOW";

/**
 * The time by which windows are judged, in milliseconds since 1970: that of LIVEMESSAGE_NOW, or else of the clock.
 * @throws Error where the variable says no time
 */
export function currentTime(env: NodeJS.ProcessEnv = process.env): number {
  const moved = env[variable];
  if (moved === undefined || moved === "") return Date.now();
  const time = timeOf(moved);
  if (Number.isNaN(time)) throw new Error(`${variable} is no time`);
  return time;
}

/** What a time says, in milliseconds since 1970. The package has checked that it is one as RFC 3339 writes it. */
export function timeOf(text: string): number {
  return Date.parse(text.toUpperCase());
}
