/*
 * Ids as keys of maps in state. Keys that begin with two underscores are hidden by the engine's display, `__proto__` is
 * lost by its protocol library, its SDK cannot print an object with the key `toString`, and the engine takes a map with the key
 * of its secrets for a secret (sdk/go/common/resource/sig). Such an id is quoted, and one that begins with the quote as well: `'__proto__'`.
 */
const needsQuotes = /^(__|'|toString$|4dabf18193072939515e22adb298388d$)/;

/** An id as a key. */
export function toKey(id: string): string {
  return needsQuotes.test(id) ? `'${id}'` : id;
}

/** The id of a key. */
export function fromKey(key: string): string {
  return key.startsWith("'") ? key.slice(1, -1) : key;
}
