import { quoted } from "./visible";

/** Nobody mistypes a word as long as this. */
const longestWord = 200;

/** The candidate that a mistyped word most likely means; undefined where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    // Of words that differ so much in length the distance is larger; of long ones it takes long.
    if (Math.abs(word.length - candidate.length) > mostEdits(candidate)) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= mostEdits(candidate) && (!best || distance < best.distance)) {
      best = { candidate, distance };
    }
  }
  return best?.candidate;
}

function mostEdits(candidate: string): number {
  return Math.max(1, Math.floor(candidate.length / 3));
}

/** What to append to a message about a mistyped word: a guess, or all there is to choose from. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const known = [...candidates];
  const guess = nearest(word, known);
  if (guess !== undefined) return `: did you mean ${quoted(guess)}?`;
  if (known.length === 0 || known.length > 12) return "";
  return ` (there is ${known.map(quoted).join(", ")})`;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length]!;
}
