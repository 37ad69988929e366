import { Accounts } from "../accounts/accounts";
import { LiveState } from "../store/liveState";
import { Clock } from "../time/clock";
import { applySeed } from "./applySeed";
import { checkSeed } from "./checkSeed";
import { readLocated } from "./locatedJson";
import type { Seed } from "./seed";

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
 * Plants a seed aside, to find what contradicts itself in it.
 * @throws SeedProblem
 */
export function tryOutSeed(seed: Seed): void {
  const clock = new Clock();
  applySeed(seed, { accounts: new Accounts(clock), state: new LiveState(clock), clock });
}
