import * as pulumi from "@pulumi/pulumi";

import { type AddressPart, addressProblem } from "../properties/addressProblem";
import { suggestion } from "../text/suggestion";

/**
 * Refuses arguments of a look-up that would ask for something else than is meant.
 * @throws RunError with every problem
 */
export function checkLookup(lookup: string, args: object | undefined, parts: readonly AddressPart[]): void {
  const given = new Map<string, unknown>(Object.entries(args ?? {}).filter(([, value]) => value !== undefined));
  const problems = [
    ...parts.map((part) => problemOf(lookup, part, given.get(part))).filter((problem) => problem !== undefined),
    ...[...given.keys()]
      .filter((name) => !(parts as readonly string[]).includes(name))
      .map((name) => `there is no argument ${JSON.stringify(name)}${suggestion(name, parts)}`),
  ];
  if (problems.length > 0) throw new pulumi.RunError(`${lookup} cannot be asked: ${problems.join("; ")}`);
}

function problemOf(lookup: string, part: AddressPart, value: unknown): string | undefined {
  if (pulumi.Output.isInstance(value)) return `${part} is an output: use ${lookup}Output`;
  if (part === "dataCenter" && value === null) return "dataCenter is null: give one, or leave it out";
  return addressProblem(part, value);
}
