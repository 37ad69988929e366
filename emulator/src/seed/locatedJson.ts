import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";

import { quote } from "../text/quote";

/** The way to a value: member names and list positions. */
export type JsonPath = readonly (string | number)[];

/** What is wrong with a value, and with which one. */
export class SeedProblem extends TypeError {
  constructor(
    readonly path: JsonPath,
    readonly problem: string,
  ) {
    super([describePath(path), problem].filter(Boolean).join(": "));
  }
}

/** A text (a seed, a list of faults) that cannot be used; the message starts with `source:line:column`. */
export class SeedError extends Error {
  override readonly name = "SeedError";

  /** @param source what to call the text, such as the file's name */
  constructor(source: string, text: string, offset: number, problem: string) {
    const before = text.slice(0, offset).split("\n");
    super(`${source}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}: ${problem}`);
  }
}

/** A seed nests 8 levels; much deeper texts exhaust the stack of whoever walks through them. */
const maxDepth = 100;

/**
 * Reads JSON and has it checked; what is wrong is told with its place in the text. JSON.parse alone names no place for
 * most mistakes and none at all for right values.
 * @param source what to call the text in errors, such as the file's name
 * @param check throws SeedProblem
 * @throws SeedError
 */
export function readLocated<T>(text: string, source: string, check: (value: unknown) => T): T {
  const fail = (problem: string, offset: number): never => {
    throw new SeedError(source, text, offset, problem);
  };
  const deep = findDepth(text);
  if (deep !== undefined) fail(`This is nested deeper than ${maxDepth} levels.`, deep);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error) fail(`This is not JSON: ${describeCode(error.error)}.`, error.offset);
  const repeated = root && findRepeatedName(root);
  if (repeated) fail("A member of this name is there already.", repeated.offset);
  try {
    return check(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return fail(error.message, 0);
    if (!(error instanceof SeedProblem)) throw error;
    const known = error.path.map((_, index) => error.path.slice(0, error.path.length - index));
    const nearest = root && known.map((path) => findNodeAtLocation(root, [...path])).find(Boolean);
    return fail(error.message, (nearest ?? root)?.offset ?? 0);
  }
}

/** "PropertyNameExpected" in words. */
function describeCode(code: number): string {
  return printParseErrorCode(code)
    .replaceAll(/(?<!^)[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
}

/** Where the text is nested too deep for the parser, which is recursive; undefined if it is not. */
function findDepth(text: string): number | undefined {
  let [depth, quoted] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === '"') quoted = !quoted;
    else if (quoted) at += mark === "\\" ? 1 : 0;
    else if (mark === "}" || mark === "]") depth--;
    else if ((mark === "{" || mark === "[") && ++depth > maxDepth) return at;
  }
  return undefined;
}

function findRepeatedName({ type, children = [] }: Node): Node | undefined {
  const names = new Set<unknown>();
  for (const child of children) {
    const [name] = child.children ?? [];
    if (type === "object" && name) {
      if (names.has(name.value)) return name;
      names.add(name.value);
    }
    const within = findRepeatedName(child);
    if (within) return within;
  }
  return undefined;
}

function describePath(path: JsonPath): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (!/^[\w-]{1,60}$/.test(step)) return `[${quote(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join("");
}
