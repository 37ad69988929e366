import * as pulumi from "@pulumi/pulumi";

import { type AddressPart, addressProblem } from "../properties/addressProblem";
import { idText } from "../properties/idText";
import { lookupProblems } from "../properties/lookupProblems";
import { isPlainObject, kindOf } from "./plainValue";

/** What a look-up asks for. */
export interface Lookup {
  readonly name: string;
  readonly parts: readonly AddressPart[];
}

/**
 * The arguments of a look-up, where it would not ask for something else than is meant.
 * @param rest what was given besides, such as options
 * @throws RunError with every problem
 */
export function checkLookup<Args extends object>({ name: lookup, parts }: Lookup, args: Args, rest: unknown[]): Args {
  if (args !== undefined && !isPlainObject(args)) {
    throw new pulumi.RunError(`${lookup} cannot be asked: its arguments must be an object, not ${kindOf(args)}`);
  }
  const entries = Object.entries(args ?? {}).filter(([, value]) => value !== undefined);
  const given = new Map<string, unknown>(entries.map(([name, value]) => [name, idText(value)]));
  const problems = lookupProblems(parts, given, (part, value) => problemOf(lookup, part, value));
  if (rest.some((each) => each !== undefined)) {
    problems.push("it takes no options, since it always asks with the account of the stack");
  }
  if (problems.length > 0) throw new pulumi.RunError(`${lookup} cannot be asked: ${problems.join("; ")}`);
  return Object.fromEntries(given) as Args;
}

function problemOf(lookup: string, part: AddressPart, value: unknown): string | undefined {
  if (pulumi.Output.isInstance(value)) return `${part} is an output: use ${lookup}Output`;
  if (value instanceof Promise) return `${part} is a promise: await it`;
  if (part === "dataCenter" && value === null) return "dataCenter is null: give one, or leave it out";
  return addressProblem(part, value);
}
