import { plural } from "./plural";

/** So many problems of one resource are told; the rest is counted. */
export const mostTold = 20;

/** The first of many messages, and how many there are besides. */
export function firstOnes(messages: readonly string[], noun: string, most: number = mostTold): string[] {
  const more = messages.length - most;
  return more <= 0 ? [...messages] : [...messages.slice(0, most), `and ${plural(more, `more ${noun}`)}`];
}
