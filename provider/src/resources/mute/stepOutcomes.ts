import { CredentialsRefusedError, isGroupNotFound, LiveError, mayHaveBeenApplied } from "../../live/errors";
import type { GroupAddress } from "../../live/groupAddress";
import type { RequestId } from "../../live/requestId";
import { besideOtherWrite, NotAsWantedError } from "./notAsWanted";

/** What came of a step: the RequestId of its last write, undefined where none was needed, or why it failed. */
export type StepOutcome = { readonly requestId: RequestId | undefined } | { readonly error: unknown };

/** A step that there is nothing to do in. */
export const nothingDone: StepOutcome = { requestId: undefined };

/** What comes of a step, for steps that do not end with each other. */
export async function outcomeOf(step: Promise<RequestId | undefined>): Promise<StepOutcome> {
  try {
    return { requestId: await step };
  } catch (error) {
    return { error };
  }
}

/** Whether a step is done, and took a write. */
export function isWritten(outcome: StepOutcome): boolean {
  return "requestId" in outcome && outcome.requestId !== undefined;
}

/** Whether a step failed for a reason that every other one of the group would meet as well. */
export function endsAll(outcome: StepOutcome): boolean {
  if (!("error" in outcome)) return false;
  const { error } = outcome;
  if (error instanceof NotAsWantedError) return false;
  const isGone = isGroupNotFound(error) && !mayHaveBeenApplied(error);
  return isGone || !(error instanceof LiveError) || error instanceof CredentialsRefusedError;
}

/**
 * The RequestId of the last write of all steps; undefined where none was needed.
 * @throws what one step threw, or one error that tells all of them: as one that says so where a write was taken
 */
export function resultOf(group: GroupAddress, outcomes: readonly StepOutcome[]): RequestId | undefined {
  const written = outcomes.flatMap((each) => ("error" in each ? [] : (each.requestId ?? []))).at(-1);
  const errors = outcomes.flatMap((each) => ("error" in each ? [each.error as Error] : []));
  if (errors.length === 0) return written;
  const error = inOne(errors);
  throw written === undefined ? error : besideOtherWrite(group, written, error);
}

/** An error of a call with another message. */
export function withMessage(error: LiveError | NotAsWantedError, message: string): Error {
  if (!(error instanceof LiveError)) return new NotAsWantedError(message, { cause: error });
  return new (error.constructor as typeof LiveError)(message, error, { cause: error });
}

/** Errors in one, which is of the kind of the first. What may be written is saved, so an error that says so comes first. */
function inOne(errors: readonly Error[]): Error {
  const isToSave = (error: Error): boolean => error instanceof NotAsWantedError || mayHaveBeenApplied(error);
  const [first, message] = [errors.find(isToSave) ?? errors[0]!, errors.map((error) => error.message).join("\n")];
  if (errors.length === 1 || !(first instanceof LiveError || first instanceof NotAsWantedError)) return first;
  return withMessage(first, message);
}
