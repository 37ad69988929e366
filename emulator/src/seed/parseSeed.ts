import { Accounts } from "../accounts/accounts";
import { LiveState } from "../store/liveState";
import { Clock } from "../time/clock";
import { applySeed } from "./applySeed";
import { checkSeed, SeedProblem } from "./checkSeed";
import { JsonSyntaxError, parseLocatedJson, type LocatedJson, type Place } from "./locatedJson";
import type { Seed } from "./seed";

/** A text (a seed, a list of faults) that cannot be used; the message starts with `source:line:column`. */
export class SeedError extends Error {
  override readonly name = "SeedError";

  constructor(
    source: string,
    problem: string,
    readonly place: Place | undefined,
  ) {
    super(place ? `${source}:${place.line}:${place.column}: ${problem}` : `${source}: ${problem}`);
  }
}

/**
 * Reads a seed from JSON text and tries it out.
 * @param source what to call the text in errors, such as the file's name
 * @throws SeedError
 */
export function parseSeed(text: string, source: string): Seed {
  return readLocated(text, source, (value) => {
    const seed = checkSeed(value);
    tryOutSeed(seed);
    return seed;
  });
}

/**
 * Reads JSON text and has it checked; what is wrong is told with its place in the text.
 * @param check throws SeedProblem
 * @throws SeedError
 */
export function readLocated<T>(text: string, source: string, check: (value: unknown) => T): T {
  let json: LocatedJson | undefined;
  try {
    json = parseLocatedJson(text);
    return check(json.value);
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw new SeedError(source, error.message, error.place);
    if (error instanceof SeedProblem) throw new SeedError(source, error.message, json?.placeOf(error.path));
    throw error;
  }
}

/**
 * Plants a seed aside, to find what contradicts itself in it.
 * @throws SeedProblem
 */
export function tryOutSeed(seed: Seed): void {
  const clock = new Clock();
  applySeed(seed, { accounts: new Accounts(clock), state: new LiveState(clock), clock });
}
