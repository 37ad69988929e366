import type { LineCounter } from "yaml";

import { visible } from "../text/visible";
import type { TextRange } from "./sourceProblem";

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
  constructor(
    private readonly text: string,
    private readonly lineCounter: LineCounter,
  ) {}

  /** Line and column of an offset. */
  positionOf(offset: number): Position {
    const { line, col } = this.lineCounter.linePos(offset);
    return { line, column: col };
  }

  /** The line of a range with its number, and carets under the part that is meant; of a long line a part. */
  excerpt(range: TextRange): string {
    const { line, column } = this.positionOf(range[0]);
    const { lineStarts } = this.lineCounter;
    const source = this.text.slice(lineStarts[line - 1], lineStarts[line]).replace(/\r?\n$/, "");
    const from = source.length > mostShown ? Math.max(0, column - 1 - mostBefore) : 0;
    const to = from + mostShown;
    const [start, end] = [from > 0 ? cut : "", to < source.length ? cut : ""];
    const before = shown(start + whole(source.slice(from, column - 1)));
    const meantEnd = Math.min(to, column - 1 + Math.max(1, range[1] - range[0]));
    const meant = shown(whole(source.slice(column - 1, meantEnd))).trimEnd();
    const after = shown(whole(source.slice(column - 1, to)) + end);
    const gutter = String(line);
    // Tabs stay tabs and wide characters take two cells, so that the caret stands under its character.
    const indent = [...before].map((char) => (char === "\t" ? "\t" : " ".repeat(cells(char)))).join("");
    const carets = "^".repeat(Math.max(1, width(meant)));
    return `  ${gutter} | ${before}${after}\n  ${" ".repeat(gutter.length)} | ${indent}${carets}`;
  }
}

/** What a terminal gets to see: it would obey control characters, and the text may be a stranger's. */
function shown(text: string): string {
  return text.split("\t").map(visible).join("\t");
}

/** A part of a line without the halves of characters at its ends. */
function whole(part: string): string {
  return part.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
}

function width(text: string): number {
  return [...text].reduce((sum, char) => sum + cells(char), 0);
}

/** Terminal cells of a character: two for East Asian wide characters and emoji, none for combining marks. */
function cells(char: string): number {
  if (/\p{Mn}|\p{Me}/u.test(char)) return 0;
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    char,
  )
    ? 2
    : 1;
}
