import { Claims } from "../handover/claims";
import type { Subject } from "../handover/subject";
import { failToTake } from "../handover/takeover";
import { NotEnsuredError } from "./resourceType";

/** Two programs in one, such as two copies of the package, do not hear of each other before this. */
const claims = new Claims();

/**
 * Does the work of a resource that claims subjects. Where it fails the claims are given back: the engine may try again
 * in this process (hooks for errors).
 * @throws DuplicateClaimError, and what the work throws
 */
export async function claiming<T>(subjects: readonly Subject[], work: () => Promise<T>): Promise<T> {
  const taken: Subject[] = [];
  try {
    for (const subject of subjects) {
      claims.take(subject);
      taken.push(subject);
    }
    return await work();
  } catch (error) {
    for (const subject of taken) claims.giveBack(subject);
    // One subject that is refused keeps the resource from all others, too.
    if (!(error instanceof NotEnsuredError)) subjects.forEach(failToTake);
    throw error;
  }
}
