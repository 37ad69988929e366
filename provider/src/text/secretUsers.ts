import { AsyncLocalStorage } from "node:async_hooks";
import { plural } from "./plural";

/** User ids that no message may carry; absent where the program shows its users elsewhere, too. */
const secrets = new AsyncLocalStorage<ReadonlySet<string>>();

/**
 * Runs work whose messages must not carry ids of users: a program declared them as a secret, and messages are printed and
 * kept in state in plain.
 * @param users the ids, for texts of the service that may repeat them
 */
export function hidingUsers<T>(users: Iterable<string>, work: () => T): T {
  return secrets.run(new Set(users), work);
}

/** Whether ids of users are a secret in what runs. */
export function usersAreSecret(): boolean {
  return secrets.getStore() !== undefined;
}

/** Users in a message: their ids, or how many they are where these are a secret. */
export function usersInWords(ids: readonly string[]): string {
  return usersAreSecret() ? plural(ids.length, "user") : ids.join(", ");
}

/** A text from elsewhere without the ids that are a secret, as far as they stand alone in it. */
export function withoutSecretUsers(text: string): string {
  const ids = secrets.getStore();
  return ids === undefined || ids.size === 0 ? text : text.replace(/[^\s,;:'"()[\]{}]+/g, (word) => hide(word, ids));
}

function hide(word: string, ids: ReadonlySet<string>): string {
  // A sentence may end after an id.
  const id = ids.has(word) ? word : word.replace(/[.!?]+$/, "");
  return ids.has(id) ? `[hidden]${word.slice(id.length)}` : word;
}
