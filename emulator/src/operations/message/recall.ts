import { notFound } from "../../errors/catalogue";
import { removeMessage, type StoredMessage } from "../../store/message";
import type { OperationContext } from "../operation";
import { id, messageId, required, text } from "../parameters";

/** What says which message is taken back, and by whom; nobody reads the latter here. */
export const recallParameters = {
  MessageId: required(messageId),
  DeleterId: id(),
  DeleterInfo: text({ maxBytes: 512 }),
};

/**
 * Takes a stored message back.
 * @throws ServiceError ResourceNotExist for one that is not stored, where the switch says so
 */
export function recall<Message extends StoredMessage>(
  messages: Message[],
  isMeant: (message: Message) => boolean,
  { switches }: OperationContext,
): void {
  if (!removeMessage(messages, isMeant) && switches.deleteUnknownMessage === "error") throw notFound("The message");
}
