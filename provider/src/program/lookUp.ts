import type { LiveClient } from "../live/liveClient";
import { checkLookup, type Lookup } from "./checkLookup";
import { mockedAnswer } from "./mockedAnswer";
import { isMocked } from "./sdk/isMocked";
import { withoutStack } from "./sdk/withoutStack";
import { stackClient } from "./stackClient";

/** A look-up, and what the mocks of a unit test have to answer to it. */
export interface AnsweredLookup<Answer extends object> extends Lookup {
  readonly keys: readonly (keyof Answer & string)[];
}

/**
 * Asks the service with the account of the stack, in previews too; in a unit test the mocks.
 * @param rest what was given besides the arguments, which is refused
 * @throws RunError for wrong arguments; LiveError, ConfigurationError
 */
export function lookUp<Args extends object, Answer extends object>(
  lookup: AnsweredLookup<Answer>,
  args: Args,
  rest: unknown[],
  ask: (client: LiveClient, known: Args) => Promise<Answer>,
): Promise<Args & Answer> {
  return withoutStack(async () => {
    const known = checkLookup(lookup, args, rest);
    const answer = isMocked() ? mockedAnswer(lookup.name, known, lookup.keys) : ask(stackClient(), known);
    return { ...known, ...(await answer) };
  });
}
