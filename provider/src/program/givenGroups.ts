import * as pulumi from "@pulumi/pulumi";
import { toKey } from "../properties/mapKeys";
import { firstOnes } from "../text/firstOnes";
import type { AppMutesGroup } from "./appMutesGroup";
import { noValue, userListProblem } from "./givenValue";
import { isLater } from "./isLater";
import { isPlainObject, kindOf } from "./plainValue";
import { withoutStack } from "./sdk/withoutStack";
import { shown } from "../text/visible";

type Groups = Readonly<Record<string, pulumi.Input<AppMutesGroup>>>;

/** Groups of an AppMutes in the keys of state. */
export interface GivenGroups {
  readonly groups: Groups;
  /** Fails where an output among them has no value, once all are known. Absent where there is no output. */
  readonly whenKnown?: Promise<void>;
}

/**
 * The groups that a program gives, or one error for all that is wrong: the SDK drops an entry without a value and sends an
 * odd object as an empty one, and a mute would be lifted for it.
 * @param owner the resource in words, such as `AppMutes "event"`
 * @param foreign what was found already, each as a sentence
 * @throws RunError
 */
export function givenGroups(owner: string, groups: object, foreign: readonly string[] = []): GivenGroups {
  if (!isPlainObject(groups) && foreign.length === 0)
    throw refusal(owner, [`: groups must be a plain object from group id to mute, not ${kindOf(groups)}`]);
  const entries = isPlainObject(groups) ? Object.entries(groups as Groups) : [];
  const told = foreign.map((problem) => `: ${problem}`);
  const problems = [...told, ...entries.flatMap(([id, entry]) => problemsNow(id, entry, foreign.length > 0))];
  if (problems.length > 0) throw refusal(owner, problems);
  const later = entries.flatMap(([id, entry]) => laterValues(id, entry));
  return {
    groups: Object.fromEntries(entries.map(([id, entry]) => [toKey(id), entry])),
    ...(later.length === 0 ? {} : { whenKnown: expectValues(owner, later) }),
  };
}

function problemsNow(id: string, entry: unknown, isInspected: boolean): string[] {
  if (isLater(entry)) return [];
  if (isPlainObject(entry)) {
    return Object.entries(entry).flatMap(([name, value]) => {
      if (isLater(value)) return [];
      const problem = value === null ? noValue(name, value) : userListProblem(name, value);
      return problem === undefined ? [] : [`, ${groupIn(id)}: ${problem}`];
    });
  }
  // An object of a class is among what was found already.
  if (isInspected && typeof entry === "object" && entry !== null && !Array.isArray(entry)) return [];
  return [`: the ${groupIn(id)} must be a plain object such as { exceptUsers: ["host"] }, not ${kindOf(entry)}`];
}

/** A value that is known later. */
interface LaterValue {
  readonly value: pulumi.Input<unknown>;
  /** What is wrong with it once it is known. */
  readonly problemsOf: (known: unknown) => string[];
}

function laterValues(id: string, entry: pulumi.Input<AppMutesGroup>): LaterValue[] {
  if (isLater(entry)) return [{ value: entry, problemsOf: (known) => problemsOfEntry(id, known) }];
  return Object.entries(entry).flatMap(([name, value]: [string, unknown]) =>
    isLater(value) ? [{ value, problemsOf: (known) => problemsOfValue(id, name, value, known) }] : [],
  );
}

function problemsOfEntry(id: string, known: unknown): string[] {
  if (isEmpty(known)) return [`: the ${groupIn(id)} has no value: the output for it is empty`];
  // An output cannot tell what is left out of it from an output without a value in it.
  const given = Object.entries(known as object).filter(([, value]) => value !== undefined);
  return given.flatMap(([name, value]) => problemsOfValue(id, name, value, value));
}

function problemsOfValue(id: string, name: string, given: unknown, known: unknown): string[] {
  const problem = isEmpty(known) ? noValue(name, given) : userListProblem(name, known);
  return problem === undefined ? [] : [`, ${groupIn(id)}: ${problem}`];
}

/** One error for all, since the engine prints that of each output. @throws RunError */
function expectValues(owner: string, later: readonly LaterValue[]): Promise<void> {
  return withoutStack(async () => {
    const problems = await Promise.all(later.map(({ value, problemsOf }) => whenKnown(value, problemsOf)));
    const all = problems.flat();
    if (all.length > 0) throw refusal(owner, all);
  });
}

async function whenKnown(value: pulumi.Input<unknown>, problemsOf: LaterValue["problemsOf"]): Promise<string[]> {
  const output = pulumi.output(value) as pulumi.Output<unknown> & {
    readonly isKnown: Promise<boolean>;
    promise(): Promise<unknown>;
  };
  try {
    const known = await output.promise();
    return (await output.isKnown) ? problemsOf(known) : [];
  } catch {
    // It is an argument as well, and fails as that.
    return [];
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}

function groupIn(id: string): string {
  return `group ${shown(id)}`;
}

function refusal(owner: string, problems: readonly string[]): pulumi.RunError {
  const [first = "", ...others] = firstOnes(problems, "problem");
  return new pulumi.RunError([`${owner}${first}`, ...others.map((other) => other.replace(/^[,:] /, ""))].join("\n  "));
}
