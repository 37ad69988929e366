import * as pulumi from "@pulumi/pulumi";
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
  return later.apply((value) => withoutStack(() => checked(value)));
}

/** What is wrong with an object in place of a list of users. */
export function userListProblem(name: string, value: unknown): string | undefined {
  if (!userLists.includes(name) || !isPlainObject(value)) return undefined;
  return `${name} must be a list of user ids, not ${kindOf(value)}`;
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
  return givenValue(owner, "id", id);
}

/** That an argument has no value, and what to do about it. */
export function noValue(name: string, argument: unknown): string {
  const advice =
    argument === null
      ? `give one, or leave ${name} out`
      : `the output that is given for it is empty. Correct its name, or leave ${name} out`;
  return `${name} has no value: ${advice}`;
}
