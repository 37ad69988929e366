import { rowsOf, type TypeDescription } from "./property";
import { isUnknown } from "./unknown";

/*
 * The engine compares lists by index and would name users that did not change, so the dynamic provider's state keeps sets
 * as maps. Resource types work with canonical values; these two lead from one form to the other.
 */

/** Inputs or outputs of a type in the form of state. */
export function toState<Inputs extends object>(type: TypeDescription<Inputs>, plain: object): Record<string, unknown> {
  return convert(type, plain, "toState");
}

/** A state of any version as inputs or outputs of a type. */
export function fromState<Inputs extends object, Plain extends object>(
  type: TypeDescription<Inputs>,
  stored: object,
): Partial<Plain> {
  return convert(type, stored, "fromState") as Partial<Plain>;
}

function convert<Inputs extends object>(
  { properties, outputs }: TypeDescription<Inputs>,
  from: object,
  way: "toState" | "fromState",
): Record<string, unknown> {
  const given = from as Readonly<Record<string, unknown>>;
  const isPlain = (value: unknown): boolean => value === undefined || value === null || isUnknown(value);
  const converted = [
    ...rowsOf(properties).map(([name, { kind }]): [string, unknown] => {
      const value = given[name];
      return [name, isPlain(value) ? value : (kind[way]?.(value) ?? value)];
    }),
    ...outputs.map((name): [string, unknown] => [name, given[name]]),
  ];
  return Object.fromEntries(converted.filter(([, value]) => value !== undefined));
}
