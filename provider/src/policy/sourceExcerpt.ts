import type { TextRange } from "./sourceTree";

/** A place in a text as editors count it: lines and columns from 1, columns in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** Line and column of an offset. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\n/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** The line of a range with its number, and carets under the part that is meant. */
export function excerpt(text: string, range: TextRange): string {
  const { line, column } = positionOf(text, range[0]);
  const source = text.split(/\r\n|\n/)[line - 1] ?? "";
  const meant = source.slice(column - 1, column - 1 + Math.max(1, range[1] - range[0])).trimEnd();
  const gutter = String(line);
  // Tabs stay tabs and wide characters take two cells, so that the caret stands under its character.
  const indent = [...source.slice(0, column - 1)].map((char) => (char === "\t" ? "\t" : " ".repeat(cells(char))));
  const carets = "^".repeat(
    Math.max(
      1,
      [...meant].reduce((sum, char) => sum + cells(char), 0),
    ),
  );
  return `  ${gutter} | ${source}\n  ${" ".repeat(gutter.length)} | ${indent.join("")}${carets}`;
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
