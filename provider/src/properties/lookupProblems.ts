import { suggestion } from "../text/suggestion";
import { type AddressPart, addressProblem } from "./addressProblem";
import { shown } from "../text/visible";

/**
 * What is wrong with the arguments of a look-up, so that it does not ask for something else than is meant.
 * @param parts the arguments that it has
 * @param problemOf what is wrong with the value of one of these
 */
export function lookupProblems(
  parts: readonly AddressPart[],
  given: ReadonlyMap<string, unknown>,
  problemOf: (part: AddressPart, value: unknown) => string | undefined = addressProblem,
): string[] {
  const unknown = [...given.keys()].filter((name) => !(parts as readonly string[]).includes(name));
  return [
    ...parts.map((part) => problemOf(part, given.get(part))).filter((problem) => problem !== undefined),
    ...unknown.map((name) => `there is no argument ${shown(name)}${suggestion(name, parts)}`),
  ];
}
