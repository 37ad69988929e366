/** A point in time as an RFC 3339 text says it, or what is wrong with the text, said as the end of a sentence. */
export type Instant = { readonly at: number } | { readonly problem: string };

const form =
  /^(?<date>\d{4}-\d\d-\d\d)(?:(?<between>[Tt ])(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d+)?)?(?<offset>[Zz]|[+-]\d\d:\d\d)?)?$/;
/** A time in this form, for messages. */
export const exampleInstant = "2026-03-01T20:00:00+08:00";

/** Reads a date and a time of day with its offset (RFC 3339, 5.6), to the millisecond. */
export function parseInstant(text: string): Instant {
  const parts = form.exec(text)?.groups as Record<string, string | undefined> | undefined;
  if (parts === undefined) return { problem: `is no time as RFC 3339 writes it, such as ${exampleInstant}` };
  const { date = "", between, hour = "", minute = "", second, offset = "" } = parts;
  if (between === undefined)
    return { problem: `is only a date: add the time of day and the offset, such as ${exampleInstant}` };
  if (between === " ") return { problem: 'has a space where RFC 3339 has a "T"' };
  if (second === undefined) return { problem: `has no seconds: write ${hour}:${minute}:00` };
  const problem = dateProblem(date) ?? timeProblem(hour, minute, second) ?? offsetProblem(offset);
  return problem === undefined ? { at: Date.parse(text.toUpperCase()) } : { problem };
}

/** Such a text, and the same in UTC where it says it in another offset: `2026-03-01T20:00:00+08:00 (12:00 UTC)`. */
export function instantInWords(text: string): string {
  const instant = parseInstant(text);
  if ("problem" in instant || /[Zz]$/.test(text)) return text;
  const [date = "", time = ""] = new Date(instant.at).toISOString().slice(0, -1).split("T");
  const short = time.replace(/(:00)?\.000$/, "");
  return `${text} (${text.startsWith(date) ? "" : `${date} `}${short} UTC)`;
}

/** `Date` takes the 31st of February for a day in March. */
function dateProblem(date: string): string | undefined {
  const day = new Date(`${date}T00:00:00Z`);
  const isReal = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
  return isReal ? undefined : `names a day that is in no calendar, ${date}`;
}

function timeProblem(hour: string, minute: string, second: string): string | undefined {
  if (hour === "24") return "has the hour 24: write 00:00:00 of the next day";
  if (hour > "23" || minute > "59") return `names a time of day that no clock shows, ${hour}:${minute}`;
  if (second === "60") return "has a leap second, which clocks of computers do not count: write the second after it";
  return second > "59" ? `has the second ${second}, and a minute ends with 59` : undefined;
}

function offsetProblem(offset: string): string | undefined {
  if (offset === "") return "has no offset: add Z for UTC, or that of the place, such as +08:00";
  const [hours = "", minutes = ""] = offset.slice(1).split(":");
  return hours > "23" || minutes > "59" ? `has an offset that no place has, ${offset}` : undefined;
}
