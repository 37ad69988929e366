import { suggestion } from "../text/suggestion";
import { type Described, type Property, type PropertyPath, rowsOf, type ValueCheck } from "./property";
import { isUnknown, unknownValue } from "./unknown";
import { shown } from "../text/visible";

/** A problem of an argument: where it is, and a sentence. */
export interface InputFailure {
  readonly path: PropertyPath;
  readonly reason: string;
}

/** The arguments in their canonical form, and all that is wrong with them. */
export interface CheckedInputs {
  readonly inputs: Record<string, unknown>;
  readonly failures: InputFailure[];
}

/**
 * Fills defaults, brings each argument into its canonical form and collects every problem. Unknown values pass.
 * @param olds what state has: for arguments to ignore, the engine puts these in place of the program's
 * @param now the time that the run goes by, in milliseconds since 1970; it is asked for where something depends on it
 */
export function checkInputs<Inputs extends object>(
  described: Described<Inputs>,
  news: Readonly<Record<string, unknown>>,
  olds: Readonly<Record<string, unknown>> = {},
  now: () => number = Date.now,
): CheckedInputs {
  const failures: InputFailure[] = [];
  const inputs: Record<string, unknown> = {};
  const rows = rowsOf(described.properties);
  for (const [name, property] of rows) {
    const fail: ValueCheck["fail"] = (reason, below = []) => failures.push({ path: [name, ...below], reason });
    const value = checkArgument(property, news[name], { name, old: olds[name], fail, now });
    if (value !== undefined) inputs[name] = value;
  }
  const names = rows.map(([name]) => name);
  for (const name of Object.keys(news)) {
    if (name.startsWith("__") || names.includes(name)) continue;
    const other = described.otherNames[name.toLowerCase()];
    const guess = other === undefined ? suggestion(name, names) : `: did you mean ${JSON.stringify(other)}?`;
    failures.push({ path: [name], reason: `${described.name} has no argument ${shown(name)}${guess}` });
  }
  const fail = (reason: string, path: PropertyPath): void => void failures.push({ path, reason });
  return { inputs: described.complete?.(inputs, { given: news, olds, now, fail }) ?? inputs, failures };
}

function checkArgument(
  { kind, defaultValue, optional }: Property<unknown>,
  argument: unknown,
  check: ValueCheck,
): unknown {
  if (isUnknown(argument)) return unknownValue;
  if (argument !== undefined && argument !== null) {
    const value = kind.read(argument, check);
    return optional === true && !isUnknown(value) && kind.isEmpty?.(value) === true ? undefined : value;
  }
  if (defaultValue !== undefined || optional === true) {
    // An empty output must not count as an argument that was left out: no list of exempt users would mean nobody.
    if (argument === null) check.fail(`${check.name} has no value: give one, or leave it out`);
    return defaultValue;
  }
  // A kind says best what is missing.
  kind.read(undefined, check);
  return "";
}
