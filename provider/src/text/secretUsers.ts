import { AsyncLocalStorage } from "node:async_hooks";
import { plural } from "./plural";
import { shown, visible } from "./visible";

/** User ids that no message may carry; absent where the program shows its users elsewhere, too. */
const secrets = new AsyncLocalStorage<ReadonlySet<string>>();
/** Other texts that no message may carry. */
const secretTexts = new AsyncLocalStorage<readonly string[]>();

/**
 * Runs work whose messages must not carry ids of users: a program declared them as a secret, and messages are printed and
 * kept in state in plain.
 * @param users the ids, for texts of the service that may repeat them
 */
export function hidingUsers<T>(users: Iterable<string>, work: () => T): T {
  return secrets.run(new Set(users), work);
}

/**
 * Runs work whose messages must not carry secret texts, such as a URL or a name.
 * @param texts they are hidden where they stand alone, whether in quotes or not
 */
export function hidingTexts<T>(texts: readonly string[], work: () => T): T {
  const longestFirst = texts.filter((text) => text !== "").sort((one, other) => other.length - one.length);
  return secretTexts.run(longestFirst, work);
}

/** Whether ids of users, and the times of windows, are a secret in what runs. */
export function usersAreSecret(): boolean {
  return secrets.getStore() !== undefined;
}

/** What was given in place of what is right, as in `must be a list, not "x"`; nothing where it may be a secret. */
export function givenInstead(value: unknown): string {
  return usersAreSecret() ? "" : `, not ${shown(value)}`;
}

/** Users in a message: their ids, or how many they are where these are a secret. */
export function usersInWords(ids: readonly string[]): string {
  return usersAreSecret() ? plural(ids.length, "user") : ids.join(", ");
}

/** A message without the ids and other texts that are a secret, as far as they stand alone in it. */
export function withoutSecretUsers(text: string): string {
  const ids = secrets.getStore();
  const rest = withoutSecretTexts(text);
  return ids === undefined || ids.size === 0 ? rest : rest.replace(/[^\s,;:'"()[\]{}]+/g, (word) => hide(word, ids));
}

function withoutSecretTexts(text: string): string {
  return (secretTexts.getStore() ?? []).reduce((rest, secret) => {
    const written = JSON.stringify(secret).slice(1, -1);
    const forms = [secret, written, visible(secret), visible(written)].map((form) =>
      form.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"),
    );
    return rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join("|")})(?![\\p{L}\\p{N}])`, "gu"), "[hidden]");
  }, text);
}

function hide(word: string, ids: ReadonlySet<string>): string {
  // A sentence may end after an id.
  const id = ids.has(word) ? word : word.replace(/[.!?]+$/, "");
  return ids.has(id) ? `[hidden]${word.slice(id.length)}` : word;
}
