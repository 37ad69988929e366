/**
 * An id as text. A whole number is taken as its text: the engine's configuration keeps ids of digits as numbers where
 * they are set in a list or an object (`pulumi config set --path`). One that is not kept exactly is left as it is.
 */
export function idText(id: unknown): unknown {
  return Number.isSafeInteger(id) ? String(id) : id;
}

/** How to write an id that configuration turns into something else; empty for what is none of these. */
export function asTextAdvice(id: unknown): string {
  if (typeof id !== "number" && typeof id !== "boolean") return "";
  return " (an id is text: put it in quotes, or set it with `pulumi config set --type string`)";
}
