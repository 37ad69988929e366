import { isUnknown } from "./unknown";

/** Lists the properties that hold a secret of the program. The engine's display hides names that begin so. */
export const secretsKey = "__secrets";

/** Keys that lead from the arguments of a resource to a value: `["groups", "hall", "exceptUsers"]`. */
export type PropertyPath = readonly string[];

/** Where a property is checked: its name, what an earlier check made of it, and who is told of problems. */
export interface ValueCheck {
  /** Name of the property, for messages. */
  readonly name: string;
  /** What state has; the engine puts it in place of an argument that it is to ignore (`ignoreChanges`). */
  readonly old: unknown;
  /** Is told of each problem, as a sentence. @param below where in the property it is. Default: all of it */
  readonly fail: (reason: string, below?: PropertyPath) => void;
  /** The time that the run goes by, in milliseconds since 1970. */
  readonly now: () => number;
}

/** What is known when properties are looked at together. */
export interface WholeCheck {
  /** The arguments as they were given: what is left out of these is a default. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What state has; the engine puts it in place of arguments that it is to ignore (`ignoreChanges`). */
  readonly olds: Readonly<Record<string, unknown>>;
  /** The time that the run goes by, in milliseconds since 1970. */
  readonly now: () => number;
  /** Is told of each problem, as a sentence, and which property it is about. */
  readonly fail: (reason: string, at: PropertyPath) => void;
}

/** The values that a property may have: how they are checked, compared and kept. `Value` is what a resource type works with. */
export interface PropertyKind<Value> {
  /** JSON Schema (draft 2020-12) of an argument. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Checks an argument that is given and known, and brings it into its canonical form. */
  read(argument: unknown, check: ValueCheck): Value;
  /** Whether two canonical values are the same. */
  same(one: Value, other: Value): boolean;
  /** The form in state, where it is another than the canonical one. */
  toState?(value: Value): unknown;
  /** The form among the outputs in state, where it is another than among the inputs. */
  toOutputs?(value: Value): unknown;
  /** Whether a canonical value says no more than one that is left out. Default: none does. */
  isEmpty?(value: Value): boolean;
  /** The users that a canonical value names, where it names any. */
  users?(value: Value): Iterable<string>;
  /** Whether messages keep a secret value to themselves, as they do with users. */
  readonly isPrivate?: true;
  /** Reads the form of any version, and that in JSON. */
  fromState?(stored: unknown): Value;
  /** The form in JSON, where it is another than the canonical one. */
  toJson?(value: Value): unknown;
  /** What a preview shows of the form in JSON, where that is not all of it. */
  shown?(json: unknown): unknown;
  /** What each value of a map is, where the property is one from keys to described things. */
  readonly entries?: Described<object>;
}

/** One row of a type's table: all that is said about a property. */
export interface Property<Value> {
  readonly kind: PropertyKind<Value>;
  /** What it means, in one line. */
  readonly description: string;
  /** What it is where the argument is left out. A property without a default is required, unless it is optional. */
  readonly defaultValue?: Value;
  /** May be left out, or be empty, and then is not in state. */
  readonly optional?: true;
  /** Whether another value is another object, so that the resource is replaced. */
  readonly replaces: boolean;
  /** What to do for another value, where no operation of the service can change it: as in `… or give it another id`. */
  readonly fixed?: string;
}

/** The properties of a resource type: each of its inputs has a row, and so is checked, compared and documented. */
export type PropertyTable<Inputs extends object> = {
  readonly [Name in keyof Required<Inputs>]: Property<NonNullable<Inputs[Name]>>;
};

/** Something with a table of properties: a resource, or a part of one. */
export interface Described<Inputs extends object> {
  /** As messages call it. */
  readonly name: string;
  readonly properties: PropertyTable<Inputs>;
  /** Other words for properties, in small letters, each with the property that is meant. */
  readonly otherNames: Readonly<Record<string, string>>;
  /** Works out properties from others, after each was checked by itself. It is handed canonical or unknown values. */
  readonly complete?: (inputs: Record<string, unknown>, check: WholeCheck) => Record<string, unknown>;
}

/** An output that is no input. */
export interface OutputProperty {
  /** Whether it is kept as a secret. */
  readonly secret?: true;
  /** Whether it stays the same as long as the resource is there. */
  readonly stable?: true;
  /** JSON Schema (draft 2020-12) of its value. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** What it means, in one line. */
  readonly description: string;
}

/** What program, provider process, report and schema know of a resource type. */
export interface TypeDescription<Inputs extends object> extends Described<Inputs> {
  /** Its type in state. It never changes. */
  readonly token: string;
  /** Names the module that the engine's provider process loads. State keeps it byte by byte, so it never changes. */
  readonly providerText: string;
  /** What it is, in one line. */
  readonly description: string;
  /** Outputs that are no inputs. Each may be left out. */
  readonly outputs: Readonly<Record<string, OutputProperty>>;
  /** What becomes of a resource that is there already, as in `declare what is there: …`. Default: it is adopted. */
  readonly adoption?: string;
}

/** All users that canonical properties name. What is not what it should be names nobody. */
export function usersOf(table: object, properties: object): string[] {
  const values = properties as Readonly<Record<string, unknown>>;
  return rowsOf(table).flatMap(([name, { kind }]) => {
    const value = values[name];
    const users: unknown[] =
      value === undefined || value === null || isUnknown(value) ? [] : [...(kind.users?.(value) ?? [])];
    return users.filter((user) => typeof user === "string");
  });
}

/** Names of the properties that hold users. */
export function userProperties(table: object): string[] {
  return rowsOf(table).flatMap(([name, { kind }]) => (kind.users === undefined ? [] : [name]));
}

/** Names of the properties of which messages tell less where the program declares a secret: they hold users or times. */
export function privateProperties(table: object): string[] {
  return rowsOf(table).flatMap(([name, { kind }]) => (kind.users !== undefined || kind.isPrivate ? [name] : []));
}

/** Names of the outputs of a type that are kept as secrets. */
export function secretOutputs({ outputs }: { readonly outputs: Readonly<Record<string, OutputProperty>> }): string[] {
  return Object.entries(outputs).flatMap(([name, { secret }]) => (secret ? [name] : []));
}

/** The rows of a table with their names, as rows of any value. */
export function rowsOf(table: object): [name: string, property: Property<unknown>][] {
  return Object.entries(table as Record<string, Property<unknown>>);
}
