import { secretsKey } from "../../properties/property";
import { wrapSecrets } from "../secretValues";

type State = Readonly<Record<string, unknown>>;

/** Says that a failed update has left each property with a secret marked as a whole. */
const wholeKey = "__secretsWhole";

/** The names of the properties that hold a secret. */
export function secretsIn(state: State): readonly string[] {
  const names = state[secretsKey];
  return Array.isArray(names) ? (names as string[]) : [];
}

/**
 * What a failed update leaves in state. It may be a part of what was declared before, such as the users of an entry that
 * was taken out and could not be lifted. The engine marks as secrets only what is one at the same place of the new inputs.
 * So what was a secret before or is one now is marked as a whole; the engine keeps such a mark as it is.
 */
export function markedAfterFailure(properties: State, olds: State, news: State): State {
  const names = [...new Set([...secretsIn(olds), ...secretsIn(news)])].sort();
  if (names.length === 0) return properties;
  return { ...wrapSecrets(properties, new Set(names)), [secretsKey]: names, [wholeKey]: true };
}

/** What is read of a resource that a failed update has left: the engine has kept the inputs from before that update. */
export function markedAsLeft(read: { outputs: State; inputs: State }, state: State): { outputs: State; inputs: State } {
  if (state[wholeKey] === undefined) return read;
  const names = new Set(secretsIn(state));
  return {
    outputs: { ...wrapSecrets(read.outputs, names), [wholeKey]: true },
    inputs: wrapSecrets(read.inputs, names),
  };
}
