/** What the service may do in one undocumented case. */
export interface SwitchRow<T> {
  readonly default: T;
  /** The values it may take, or "number" for any whole number from {@link least}. */
  readonly values: readonly T[] | "number";
  readonly least: number;
  /** Why the default was chosen. */
  readonly reason: string;
}

/** A switch with a few values, its default first. */
export function oneOf<const Values extends readonly [unknown, ...unknown[]]>(
  values: Values,
  reason: string,
): SwitchRow<Values[number]> {
  return { default: values[0], values, least: 0, reason };
}

/** A switch that takes a whole number. */
export function count(standard: number, reason: string, least = 0): SwitchRow<number> {
  return { default: standard, values: "number", least, reason };
}
