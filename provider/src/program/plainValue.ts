import { isLater } from "./isLater";

/** Whether a value is an object whose own properties are all that it has, and not of a class. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || isLater(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // A plain object of another realm, such as a test's, has a prototype without one as well.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether the SDK would send a value as something else, or not at all: an object of a class, a function, a bigint. */
export function isForeign(value: unknown): boolean {
  if (typeof value === "object" && value !== null)
    return !Array.isArray(value) && !isLater(value) && !isPlainObject(value);
  return ["function", "bigint", "symbol"].includes(typeof value);
}

/** What a value is, to follow `not`, and how what is meant is made of it. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (isLater(value)) return "an output";
  if (Array.isArray(value)) return "a list";
  if (typeof value !== "object" || isPlainObject(value))
    return typeof value === "object" ? "an object" : `a ${typeof value}`;
  if (value instanceof Map) return "a Map (Object.fromEntries(map) makes an object of it)";
  if (value instanceof Set) return "a Set ([...set] makes a list of it)";
  const { name } = value.constructor as { name?: string };
  return name === "Date" ? "a Date" : `an object of the class ${name || "without a name"}`;
}
