/** From the first character to the one after the last, counted from the start of the text. */
export type TextRange = readonly [start: number, end: number];

/** Something wrong at a place in the text. */
export interface SourceProblem {
  range: TextRange;
  message: string;
}

/** A problem of the text itself. */
export interface SyntaxProblem extends SourceProblem {
  /** Whether what the text means is a guess because of it. */
  obscures: boolean;
}
