/** A boolean of an answer, which some SDKs compare as text; undefined where it is neither true nor false. */
export function readFlag(value: unknown): boolean | undefined {
  if (value === true || value === "true") return true;
  return value === false || value === "false" ? false : undefined;
}
