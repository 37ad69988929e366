import { plural } from "./plural";

/** The first of many messages, and how many there are besides. */
export function firstOnes(messages: readonly string[], most: number, noun: string): string[] {
  const more = messages.length - most;
  return more <= 0 ? [...messages] : [...messages.slice(0, most), `and ${plural(more, `more ${noun}`)}`];
}
