import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from "yaml";

import { PackageError } from "../errors/packageError";
import { brief } from "../text/visible";
import type { SyntaxProblem, TextRange } from "./sourceProblem";

/** Deepest nesting of maps and lists: a mute file has five levels, and free space may have some more. */
const deepest = 100;
/** Words and signs of YAML. Thirty users of their own in each of 5000 groups are a million. */
const mostTokens = 2_000_000;

/** A text is larger or deeper than any mute file. The message is the end of a sentence. */
export class SourceLimitError extends PackageError {
  static override readonly kind = "SourceLimitError";
}

/** A YAML text as its library reads it, with all that is wrong with it as YAML. */
export interface SourceDocument {
  document: Document.Parsed;
  problems: SyntaxProblem[];
  lineCounter: LineCounter;
}

/**
 * Reads one YAML 1.2 document.
 * @throws SourceLimitError before much time or memory goes into a text that is too large or too deep
 */
export function readDocument(text: string): SourceDocument {
  expectFewTokens(text);
  const lineCounter = new LineCounter();
  const tokens = [...new Parser(lineCounter.addNewLine).parse(text)];
  expectShallow(tokens);
  const composer = new Composer({
    merge: true,
    // Tags beyond the core schema make other values of a text, such as bytes and dates.
    resolveKnownTags: false,
    // The library compares each key with all others, and does not say where the second one is.
    uniqueKeys: false,
  });
  const [document, second] = composer.compose(tokens, true, text.length);
  const problems = [...document!.errors, ...document!.warnings].map(({ code, message, pos }): SyntaxProblem => {
    const range = tokenAt(text, pos[0]);
    if (code === "TAG_RESOLVE_FAILED") {
      const tag: TextRange = [pos[0], pos[1]];
      return { range: tag, message: tagMessage(text.slice(...tag)), obscures: true };
    }
    const hint = code === "BAD_DQ_ESCAPE" ? ": in single quotes a backslash is one" : "";
    return { range: [range[0], range[0] + 1], message: `not YAML: ${brief(message)}${hint}`, obscures: true };
  });
  if (second) {
    const range = tokenAt(text, second.range[0]);
    problems.push({ range, message: "a second document starts here; a file holds one", obscures: true });
  }
  const { version = "1.2" } = document!.directives?.yaml ?? {};
  if (version !== "1.2") {
    const start = text.indexOf("%YAML");
    const message = `a mute file is YAML 1.2, and in YAML ${version} no and off mean false: take this line out`;
    problems.push({ range: [start, start + "%YAML x.y".length], message, obscures: true });
  }
  return { document: document!, problems, lineCounter };
}

/** The quoted text, or the words up to a colon, that start at an offset or after the blanks there. */
function tokenAt(text: string, offset: number): TextRange {
  const [blanks, token] = /^( *)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s:,}]+(?: +[^\s:,}]+)*)?/
    .exec(text.slice(offset))!
    .slice(1);
  const start = token === undefined ? offset : offset + blanks!.length;
  return [start, start + (token?.length ?? 1)];
}

function tagMessage(tag: string): string {
  return /^!!(str|int|float|bool|null|map|seq)$/.test(tag)
    ? `the tag ${brief(tag)} does not fit what follows it`
    : `the tag ${brief(tag)} means nothing in a mute file, which is read as it is: write the value itself`;
}

function expectFewTokens(text: string): void {
  const tokens = new Lexer().lex(text);
  for (let count = 0; tokens.next().done !== true; count++) {
    if (count > mostTokens) throw new SourceLimitError(`has more than ${mostTokens} YAML tokens`);
  }
}

function expectShallow(tokens: readonly CST.Token[]): void {
  let level: readonly CST.Token[] = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new SourceLimitError(`nests maps and lists more than ${deepest} levels deep`);
    level = level.flatMap(within);
  }
}

/** What a token holds: the parts of a map or list, and the contents of a document. */
function within(token: CST.Token): CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  return token.items.flatMap(({ key, value }) => [...(key ? [key] : []), ...(value ? [value] : [])]);
}
