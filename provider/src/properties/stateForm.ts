import { type PropertyTable, rowsOf } from "./property";
import { isUnknown } from "./unknown";

/*
 * The engine compares lists by index and would name users that did not change, so the dynamic provider's state keeps sets
 * as maps. Resource types work with plain values; these two lead from one form to the other. What is in no table, such as
 * outputs, stays as it is.
 */

/** Plain properties in the form of state. */
export function toState<Inputs extends object>(table: PropertyTable<Inputs>, plain: object): Record<string, unknown> {
  return convert(table, plain, "toState");
}

/** Properties of a state of any version as plain ones. */
export function fromState<Inputs extends object, Plain extends object>(
  table: PropertyTable<Inputs>,
  stored: object,
): Partial<Plain> {
  return convert(table, stored, "fromState") as Partial<Plain>;
}

function convert(table: object, properties: object, way: "toState" | "fromState"): Record<string, unknown> {
  const converted: Record<string, unknown> = { ...properties };
  for (const [name, { kind }] of rowsOf(table)) {
    const value = converted[name];
    if (value === undefined || value === null || isUnknown(value)) continue;
    converted[name] = kind[way]?.(value) ?? value;
  }
  return converted;
}
