import { isRefusal, mayHaveBeenApplied } from "../../live/errors";
import type { ListForm } from "../../live/listForm";
import type { LiveClient } from "../../live/liveClient";
import type { RequestId } from "../../live/requestId";

/** A write that was taken. */
export interface Taken {
  readonly requestId: RequestId;
  readonly form: ListForm;
  /** Another form was refused, so that only a read tells what this one did. */
  readonly isSubstitute: boolean;
}

/** Writes in the first form of their lists that is not refused, and remembers whether one was taken, or may have been. */
export class ListWrites {
  /** RequestId of the last write that was taken. */
  last: RequestId | undefined;
  /** An attempt of a write may have taken effect, although it failed. */
  mayBeWritten = false;

  constructor(private readonly client: LiveClient) {}

  /** @throws LiveError where each form was refused, or a write had no answer */
  async write(lists: readonly (readonly string[])[], send: (form: ListForm) => Promise<RequestId>): Promise<Taken> {
    let refusal: unknown;
    for (const form of this.client.lists.forms(lists)) {
      try {
        this.last = await send(form);
        return { requestId: this.last, form, isSubstitute: refusal !== undefined };
      } catch (error) {
        this.mayBeWritten ||= mayHaveBeenApplied(error);
        if (!isRefusal(error)) throw error;
        // After a lost answer a refusal may be that of a second attempt: where all forms are refused, a read has to tell.
        if (!isRefusal(refusal) || !refusal.answerLost) refusal = error;
      }
    }
    throw refusal;
  }
}
