import { type Described, rowsOf, type TypeDescription } from "./property";
import { isUnknown } from "./unknown";

/*
 * The engine compares lists by index and would name users that did not change, so the dynamic provider's state keeps sets
 * as maps. A plugin tells the engine what differs, and keeps lists. Resource types work with canonical values; these lead
 * from one form to the other.
 */

/** Inputs of a type in the form of state. */
export function toState<Inputs extends object>(type: TypeDescription<Inputs>, plain: object): Record<string, unknown> {
  return { ...convertProperties(type, plain, "toState"), ...outputsOf(type, plain) };
}

/** Outputs of a type in the form of state. */
export function toOutputs<Inputs extends object>(
  type: TypeDescription<Inputs>,
  plain: object,
): Record<string, unknown> {
  return { ...convertProperties(type, plain, "toOutputs"), ...outputsOf(type, plain) };
}

/** A state of any version, or JSON, as inputs or outputs of a type. */
export function fromState<Inputs extends object, Plain extends object>(
  type: TypeDescription<Inputs>,
  stored: object,
): Partial<Plain> {
  return { ...convertProperties(type, stored, "fromState"), ...outputsOf(type, stored) } as Partial<Plain>;
}

/** Inputs or outputs of a type in JSON, sets as lists. */
export function toJson<Inputs extends object>(type: TypeDescription<Inputs>, plain: object): Record<string, unknown> {
  return { ...convertProperties(type, plain, "toJson"), ...outputsOf(type, plain) };
}

/** A form of properties, and which way to go. */
export type Conversion = "toState" | "toOutputs" | "toJson" | "fromState";

/** The properties of a table, those that are there, in the other form. */
export function convertProperties<Inputs extends object>(
  { properties }: Described<Inputs>,
  from: object,
  way: Conversion,
): Record<string, unknown> {
  const given = from as Readonly<Record<string, unknown>>;
  const converted = rowsOf(properties).map(([name, { kind }]): [string, unknown] => {
    const value = given[name];
    const isPlain = value === undefined || value === null || isUnknown(value);
    const form = way === "toOutputs" && kind.toOutputs === undefined ? "toState" : way;
    return [name, isPlain ? value : (kind[form]?.(value) ?? value)];
  });
  return Object.fromEntries(converted.filter(([, value]) => value !== undefined));
}

function outputsOf<Inputs extends object>({ outputs }: TypeDescription<Inputs>, from: object): Record<string, unknown> {
  const given = from as Readonly<Record<string, unknown>>;
  const names = Object.keys(outputs).filter((name) => given[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, given[name]]));
}
