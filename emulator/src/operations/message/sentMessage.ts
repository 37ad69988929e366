import { randomUUID } from "node:crypto";
import { inputInvalid } from "../../errors/catalogue";
import type { StoredMessage } from "../../store/message";
import type { Switches } from "../../switches/switches";
import { id, integer, messageId, required, text } from "../parameters";

/** What of a message is the same for a group and a user. */
export const messageParameters = {
  SenderId: required(id()),
  Body: text({ maxBytes: 15 * 1024 }),
  MsgType: integer(),
  MsgTid: messageId,
};

/** The message's id: the given one, or a new one. */
export function messageIdOf({ MsgTid }: { readonly MsgTid: string | undefined }): string {
  return MsgTid || randomUUID().replaceAll("-", "");
}

/**
 * Whether a message is one that was sent before, and is not sent again.
 * @throws ServiceError InputInvalid where the switch says so
 */
export function isRepeated(id: string, sent: readonly StoredMessage[], { repeatedMsgTid }: Switches): boolean {
  if (repeatedMsgTid === "again" || !sent.some((message) => message.id === id)) return false;
  if (repeatedMsgTid === "error") throw inputInvalid("MsgTid was used before");
  return true;
}
