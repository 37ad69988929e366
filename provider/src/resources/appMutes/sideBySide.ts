import { ConfigurationError } from "../../account/configurationError";
import { CredentialsRefusedError, NoPermissionError } from "../../live/errors";
import { Progress } from "./progress";

/**
 * So many groups are under way at once: enough that calls wait for the quota and not for groups, and few enough that the
 * read after a write does not wait for the first reads of thousands.
 */
const mostAtOnce = 256;

/** What came of one group: a value, or an error. */
export type GroupOutcome<T> = { readonly value: T } | { readonly error: unknown };

/** Another group met an error that this one would have met as well. */
export const notTried = Symbol("not tried");

/**
 * Does the work on each group, side by side, and returns what came of each, in order. An error ends the work on its own
 * group only; after one that concerns the whole account, no further groups are begun, and their error is notTried.
 * Now and then the user is told how far it is.
 */
export async function sideBySide<Item, T>(
  items: readonly Item[],
  work: (item: Item) => Promise<T>,
): Promise<GroupOutcome<T>[]> {
  const outcomes = new Array<GroupOutcome<T>>(items.length);
  const progress = new Progress(items.length);
  let next = 0;
  let deniedInARow = 0;
  let isHopeless = false;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      const outcome = isHopeless ? { error: notTried } : await outcomeOf(() => work(items[index] as Item));
      outcomes[index] = outcome;
      deniedInARow = isDenial(outcome) ? deniedInARow + 1 : 0;
      isHopeless ||= concernsAll(outcome) || deniedInARow >= mostAtOnce;
      progress.done();
    }
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, items.length) }, worker));
  return outcomes;
}

async function outcomeOf<T>(work: () => Promise<T>): Promise<GroupOutcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

function concernsAll(outcome: GroupOutcome<unknown>): boolean {
  return [ConfigurationError, CredentialsRefusedError].some((kind) => errorOf(outcome) instanceof kind);
}

/** What is denied may be one operation, or the rights may just be coming: other groups may need another one. */
function isDenial(outcome: GroupOutcome<unknown>): boolean {
  return errorOf(outcome) instanceof NoPermissionError;
}

function errorOf(outcome: GroupOutcome<unknown>): unknown {
  return "error" in outcome ? outcome.error : undefined;
}
