import type { TextRange } from "./sourceTree";

/** A place in a text as editors count it: lines and columns from 1, columns in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** Characters of a line that an excerpt shows at most, and how many of them before what is meant. */
const mostShown = 160;
const mostBefore = 80;
const cut = "…";

/** A text by its lines: where an offset is, and how its line looks. */
export class SourceLines {
  /** Where each line starts. */
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    this.starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** Line and column of an offset. */
  positionOf(offset: number): Position {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.starts[low]! + 1 };
  }

  /** The line of a range with its number, and carets under the part that is meant; of a long line a part. */
  excerpt(range: TextRange): string {
    const { line, column } = this.positionOf(range[0]);
    const source = this.text.slice(this.starts[line - 1], this.starts[line]).replace(/\r?\n$/, "");
    const from = source.length > mostShown ? Math.max(0, column - 1 - mostBefore) : 0;
    const shown = source.slice(from, from + mostShown);
    const [start, end] = [from > 0 ? cut : "", from + mostShown < source.length ? cut : ""];
    const before = start + source.slice(from, column - 1);
    const meant = shown.slice(column - 1 - from, column - 1 - from + Math.max(1, range[1] - range[0])).trimEnd();
    const gutter = String(line);
    // Tabs stay tabs and wide characters take two cells, so that the caret stands under its character.
    const indent = [...before].map((char) => (char === "\t" ? "\t" : " ".repeat(cells(char))));
    const carets = "^".repeat(
      Math.max(
        1,
        [...meant].reduce((sum, char) => sum + cells(char), 0),
      ),
    );
    return `  ${gutter} | ${harmless(start + shown + end)}\n  ${" ".repeat(gutter.length)} | ${indent.join("")}${carets}`;
  }
}

/** Control characters but tabs replaced: a terminal would obey them, and the text may be a stranger's. */
function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\t]/gu, "\ufffd");
}

/** Terminal cells of a character: two for East Asian wide characters and emoji, none for combining marks. */
function cells(char: string): number {
  if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(char)) return 0;
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    char,
  )
    ? 2
    : 1;
}
