/** A message that was stored. */
export interface StoredMessage {
  readonly id: string;
  readonly type: number;
  readonly sender: string;
  /** What the sender said of itself. Default: nothing. */
  readonly senderInfo?: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** 1, 2, 3 … in the group, or in the app for messages to users. Default: one more than the message before it. */
  readonly sequence?: number;
}

/** A stored message to one user. */
export interface UserMessage extends StoredMessage {
  readonly receiver: string;
}

/** Adds a message with its sequence number, and drops the oldest one beyond `capacity`. */
export function storeMessage<Message extends StoredMessage>(messages: Message[], message: Message, capacity: number) {
  messages.push({ sequence: (messages.at(-1)?.sequence ?? 0) + 1, ...message });
  if (messages.length > capacity) messages.shift();
}

/** Takes a message away; false if there is none that `isMeant`. */
export function removeMessage<Message extends StoredMessage>(
  messages: Message[],
  isMeant: (message: Message) => boolean,
): boolean {
  const index = messages.findIndex(isMeant);
  if (index >= 0) messages.splice(index, 1);
  return index >= 0;
}
