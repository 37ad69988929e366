/**
 * The object of JSON in what a command printed, one line or many: lines around it, such as those of npm, are passed over.
 * Undefined where there is none, or it breaks off.
 */
export function jsonAmongLines(text: string): unknown {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => line.startsWith("{"));
  if (first < 0) return undefined;
  const last = Math.max(
    first,
    lines.findLastIndex((line) => line.startsWith("}")),
  );
  return parsedJson(lines.slice(first, last + 1).join("\n"));
}

/** What a text of JSON says; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
