import { ConfigurationError } from "../../account/configurationError";
import { CancelledError } from "../../live/cancellation";
import { CredentialsRefusedError, NoPermissionError } from "../../live/errors";
import { type GroupFailure, notTried } from "./failures";
import { Progress } from "./progress";

/**
 * So many groups are under way at once: enough that calls wait for the quota and not for groups, and few enough that the
 * read after a write does not wait for the first reads of thousands.
 */
const mostAtOnce = 256;

/** What came of groups, each in the order in which they were given. */
export interface GroupOutcomes<T> {
  /** What the work returned. */
  readonly done: ReadonlyMap<string, T>;
  readonly failures: readonly GroupFailure[];
}

/**
 * Does the work on each group, side by side. An error ends the work on its own group only; after one that concerns
 * all, no further groups are begun, and their error is notTried. Now and then the user is told how far it is.
 */
export async function sideBySide<Entry, T>(
  groups: readonly (readonly [groupId: string, entry: Entry])[],
  work: (groupId: string, entry: Entry) => Promise<T>,
): Promise<GroupOutcomes<T>> {
  const outcomes = new Array<Outcome<T>>(groups.length);
  const progress = new Progress(groups.length);
  let next = 0;
  let deniedInARow = 0;
  let isHopeless = false;
  const worker = async (): Promise<void> => {
    while (next < groups.length) {
      const index = next++;
      const outcome = isHopeless
        ? { error: notTried }
        : await outcomeOf(() => work(...(groups[index] as [string, Entry])));
      outcomes[index] = outcome;
      deniedInARow = isDenial(outcome) ? deniedInARow + 1 : 0;
      isHopeless ||= concernsAll(outcome) || deniedInARow >= mostAtOnce;
      progress.done();
    }
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, groups.length) }, worker));
  const done = new Map<string, T>();
  const failures: GroupFailure[] = [];
  groups.forEach(([groupId], index) => {
    const outcome = outcomes[index] as Outcome<T>;
    if ("error" in outcome) failures.push({ groupId, error: outcome.error });
    else done.set(groupId, outcome.value);
  });
  return { done, failures };
}

type Outcome<T> = { readonly value: T } | { readonly error: unknown };

async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

function concernsAll(outcome: Outcome<unknown>): boolean {
  return [CancelledError, ConfigurationError, CredentialsRefusedError].some((kind) => errorOf(outcome) instanceof kind);
}

/** What is denied may be one operation, or the rights may just be coming: other groups may need another one. */
function isDenial(outcome: Outcome<unknown>): boolean {
  return errorOf(outcome) instanceof NoPermissionError;
}

function errorOf(outcome: Outcome<unknown>): unknown {
  return "error" in outcome ? outcome.error : undefined;
}
