import * as pulumi from "@pulumi/pulumi";
import { suggestion } from "../text/suggestion";
import { shown } from "../text/visible";
import { foretell } from "./foretold";
import { isLater } from "./isLater";
import { isPlainObject, kindOf } from "./plainValue";
import { withoutStack } from "./sdk/withoutStack";
import { withoutForeign } from "./withoutForeign";

/** Arguments that are lists of users. State has maps in their place, so the provider would take an object for one. */
const userLists: readonly string[] = ["exceptUsers", "mutedUsers", "administrators"];

/**
 * An argument as it was given, or an error where it has no value: an output of another stack that is not there, say, must
 * not count as an argument that was left out. An unknown value of a preview passes.
 * @param owner what the argument is for, such as `GroupMute "hall"`
 * @throws RunError for null, and for what the SDK would send as something else; where the argument is an output or a
 * promise, its value fails with it
 */
function givenValue<T>(owner: string, name: string, given: pulumi.Input<T>): pulumi.Input<T> {
  const argument = withoutForeign(owner, [name], given) as pulumi.Input<T>;
  const checked = <Value>(value: Value): Value => {
    if (value === undefined || value === null) throw new pulumi.RunError(`${owner}: ${noValue(name, argument)}`);
    const problem = userListProblem(name, value);
    if (problem !== undefined) throw new pulumi.RunError(`${owner}: ${problem}`);
    return value;
  };
  if (!isLater(argument)) return argument === undefined ? argument : checked(argument);
  const later = pulumi.output(argument) as unknown as pulumi.Output<T>;
  const value = later.apply((known) => withoutStack(() => checked(known)));
  foretell(value, given);
  return value;
}

/** What is wrong with an object in place of a list of users. */
export function userListProblem(name: string, value: unknown): string | undefined {
  if (!userLists.includes(name) || !isPlainObject(value)) return undefined;
  return `${name} must be a list of user ids, not ${kindOf(value)}`;
}

/** An argument that is an object of a few fields, in which a field that is given has a value as well. */
export function givenFields(owner: string, name: string, given: unknown): unknown {
  if (isPlainObject(given)) {
    const fields = Object.entries(given).map(([field, value]) => [field, givenValue(owner, `${name}.${field}`, value)]);
    return Object.fromEntries(fields);
  }
  if (!isLater(given)) return given;
  // An output cannot tell a field that is left out of it from one without a value.
  const later = pulumi.output(given) as pulumi.Output<unknown>;
  return later.apply((known) =>
    withoutStack(() => {
      const empty = isPlainObject(known) ? Object.entries(known).find(([, value]) => value === null) : undefined;
      if (empty === undefined) return known;
      throw new pulumi.RunError(`${owner}: ${noValue(`${name}.${empty[0]}`, null)}`);
    }),
  );
}

/** Arguments, each of them so checked. */
export function givenValues(owner: string, args: object | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args ?? {}).map(([name, value]) => [name, givenValue(owner, name, value)]));
}

/**
 * The id of a look-up. Without one the SDK would make a new resource.
 * @throws RunError where there is none
 */
export function givenId(owner: string, id: pulumi.Input<pulumi.ID>, form: string): pulumi.Input<pulumi.ID> {
  if (id === undefined || id === "") throw new pulumi.RunError(`${owner}: id is missing: give ${form}`);
  if (id !== null && typeof id !== "string" && !isLater(id)) {
    throw new pulumi.RunError(`${owner}: id must be a text, not ${kindOf(id)}: give ${form}`);
  }
  return givenValue(owner, "id", id);
}

/**
 * What is to be known for a look-up besides its id.
 * @param names what that may be
 * @throws RunError for what is no object, and for what no look-up uses
 */
export function givenState<State extends object>(
  owner: string,
  state: State,
  names: readonly (keyof State & string)[],
): State {
  const refuse = (problem: string): pulumi.RunError => new pulumi.RunError(`${owner}: ${problem}`);
  if (!isPlainObject(state)) throw refuse(`its state must be an object such as { dataCenter }, not ${kindOf(state)}`);
  const unknown = Object.keys(state).find((name) => !(names as readonly string[]).includes(name));
  if (unknown === undefined) return state;
  throw refuse(`a look-up has no use for ${shown(unknown)}${suggestion(unknown, names)}`);
}

/** That an argument has no value, and what to do about it. */
export function noValue(name: string, argument: unknown): string {
  const advice =
    argument === null
      ? `give one, or leave ${name} out`
      : `the output that is given for it is empty. Correct its name, or leave ${name} out`;
  return `${name} has no value: ${advice}`;
}
