import { suggestion } from "../text/suggestion";
import { shown } from "../text/visible";

/** Stands for a value that is to come, such as an output of a program. Nothing is wrong with it yet. */
export const notKnownYet = Symbol("not known yet");

/**
 * What values of a setting are like. Configuration holds texts, and JSON for all else; arguments hold the values
 * themselves. Both are taken.
 */
export interface Kind<Value, Given = Value> {
  /** The word of JSON schemas. */
  readonly type: "string" | "number" | "boolean" | "object";
  /** Only for the compiler: what a program may give. */
  readonly given?: Given;
  /**
   * The value in its one form; undefined where it is not known yet, or wrong.
   * @param name what messages call the setting
   * @param problems gets a sentence for all that is wrong, without any part of the value
   */
  parse(given: unknown, name: string, problems: string[]): Value | undefined;
}

/** A setting, or a field of one. */
export interface Setting<Value = unknown> {
  readonly kind: Kind<Value>;
  /** What it is, in one line. */
  readonly doc: string;
  /** What is taken where nothing is given. */
  readonly default?: Value;
  /** Variables of the environment that stand in, the first that is set. */
  readonly variables?: readonly string[];
  /** Whether it is kept as a secret. */
  readonly secret?: boolean;
  /** Whether a field has to be given where the others are. */
  readonly required?: boolean;
}

/** The value of a setting. */
export type ValueOf<S> = S extends { kind: Kind<infer Value, unknown> } ? Value : never;
/** What a program may give for it. */
export type GivenFor<S> = S extends { kind: Kind<unknown, infer Given> } ? Given : never;

/** Settings by name that belong together. */
export type Fields = Readonly<Record<string, Setting>>;
/** The values of fields, those that were given. */
export type FieldValues<F> = { -readonly [Name in keyof F]?: ValueOf<F[Name]> };

/** How messages speak of settings that are given together. */
export interface Whole {
  /** What goes before a name: `alicloud:assumeRole.`. */
  readonly prefix: string;
  /** What goes before a name that is none: `alicloud:assumeRole has no field`. */
  readonly noSuch: string;
}

/** The values of settings that were given, in the order in which they stand. */
export function parseAll(
  given: Readonly<Record<string, unknown>>,
  settings: Fields,
  { prefix, noSuch }: Whole,
  problems: string[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
    if (value === undefined) continue;
    if (!setting) problems.push(`${noSuch} ${shown(name)}${suggestion(name, Object.keys(settings))}`);
    else if (isEmpty(value)) problems.push(`${prefix}${name} is empty: give a value, or leave it out`);
    else if (value !== notKnownYet) values[name] = setting.kind.parse(value, prefix + name, problems);
  }
  return values;
}

/** Whether something that was given has no value. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}
