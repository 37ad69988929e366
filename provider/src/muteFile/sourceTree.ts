import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Node, Pair, Scalar, YAMLMap } from "yaml";

import { brief, quoted } from "../text/visible";
import type { PolicyPath } from "./problem";
import { readDocument } from "./sourceDocument";
import type { SyntaxProblem, TextRange } from "./sourceProblem";
import { SourceLines } from "./sourceLines";

/** A value of a YAML text with its place. Aliases and merge keys are resolved; the place is where it is written. */
export interface SourceNode {
  value: unknown;
  range: TextRange;
  /** A scalar as it is written, where YAML reads it as something else than text. */
  written?: string;
  /** A whole number that is taken as the text of an id. */
  isNumber?: true;
  children?: Map<string | number, { key: TextRange; node: SourceNode }>;
}

/** A YAML text as plain values that know where they were written. */
export interface SourceTree {
  root: SourceNode;
  problems: SyntaxProblem[];
  lines: SourceLines;
}

/**
 * Reads one YAML 1.2 document with anchors, aliases and merge keys. Without problems the tree is complete.
 * @throws SourceLimitError where it is larger or deeper than any mute file
 */
export function parseSource(text: string): SourceTree {
  const { document, problems, lineCounter } = readDocument(text);
  const reader = new Reader(document, problems);
  return { root: reader.read(document.contents), problems, lines: new SourceLines(text, lineCounter) };
}

/** The node at the path, or the nearest one above it; for a key the range of the key. */
export function locate(root: SourceNode, path: PolicyPath, at: "key" | "value"): TextRange {
  let node = root;
  let range = root.range;
  for (const [index, part] of path.entries()) {
    const child = node.children?.get(part);
    if (child === undefined) return range;
    const isLast = index === path.length - 1;
    const empty = child.node.range[0] === child.node.range[1];
    range = (isLast && at === "key") || empty ? child.key : child.node.range;
    node = child.node;
  }
  return range;
}

/** The node at exactly that path. */
export function nodeAt(root: SourceNode, path: PolicyPath): SourceNode | undefined {
  return path.reduce<SourceNode | undefined>((node, part) => node?.children?.get(part)?.node, root);
}

class Reader {
  // One node per YAML node: an alias used a thousand times costs nothing.
  private readonly done = new Map<Node, SourceNode>();
  private readonly open = new Set<Node>();

  constructor(
    private readonly document: Document,
    private readonly problems: SyntaxProblem[],
  ) {}

  read(node: Node | null): SourceNode {
    if (node === null) return { value: null, range: [0, 0] };
    const range = rangeOf(node) ?? [0, 0];
    if (isAlias(node)) return this.readAlias(node, range);
    const known = this.done.get(node);
    if (known) return known;
    this.open.add(node);
    const result = isMap(node)
      ? this.readMap(node, range)
      : isSeq(node)
        ? this.readList(node.items, range)
        : scalar(node, range);
    this.open.delete(node);
    this.done.set(node, result);
    return result;
  }

  private readAlias(node: Node, range: TextRange): SourceNode {
    if (!isAlias(node)) return this.read(node);
    const target = node.resolve(this.document);
    if (target === undefined || this.open.has(target)) {
      const name = brief(node.source);
      const reason = target ? "refers to itself" : `has no anchor &${name} above it`;
      this.problems.push({ range, message: `the alias *${name} ${reason}`, obscures: true });
      return { value: null, range };
    }
    const result = this.read(target);
    // What is wrong inside an anchored value is shown there; what is wrong with the value, at the alias.
    return { ...result, range };
  }

  private readList(items: readonly unknown[], range: TextRange): SourceNode {
    const nodes = items.map((item) => this.read(item as Node | null));
    return {
      value: nodes.map((node) => node.value),
      range,
      children: new Map(nodes.map((node, index) => [index, { key: node.range, node }])),
    };
  }

  private readMap(map: YAMLMap, range: TextRange): SourceNode {
    const children: NonNullable<SourceNode["children"]> = new Map();
    const merged: SourceNode[] = [];
    let merges = 0;
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      const key = pair.key;
      if (isScalar(key) && typeof key.value === "symbol") {
        merges += 1;
        if (merges > 1) {
          const message = "the key << is here twice: merge several maps with one, << : [*a, *b]";
          this.problems.push({ range: rangeOf(key) ?? range, message, obscures: true });
        }
        merged.push(...this.mergeSources(pair.value));
        continue;
      }
      const keyRange = rangeOf(key) ?? range;
      const node = this.read(pair.value);
      const { name, problem } = readKey(key);
      const repeated = name !== undefined && children.has(name) ? `the key ${brief(name)} is here twice` : undefined;
      const message = problem ?? repeated;
      if (message !== undefined) this.problems.push({ range: keyRange, message, obscures: false });
      if (name !== undefined) children.set(name, { key: keyRange, node });
    }
    // Own keys win over merged ones, and an earlier source over a later one (YAML merge key type).
    for (const source of merged) {
      for (const [name, child] of source.children ?? []) if (!children.has(name)) children.set(name, child);
    }
    return { value: plainObject(children), range, children };
  }

  private mergeSources(value: Node | null): SourceNode[] {
    const node = this.read(value);
    const sources = Array.isArray(node.value) ? [...(node.children?.values() ?? [])].map((item) => item.node) : [node];
    return sources.filter((source) => {
      const isMapping = source.children !== undefined && !Array.isArray(source.value);
      if (!isMapping) {
        this.problems.push({ range: source.range, message: "<< takes a map, or a list of maps", obscures: true });
      }
      return isMapping;
    });
  }
}

function rangeOf(node: Node | null): TextRange | undefined {
  return node?.range ? [node.range[0], node.range[1]] : undefined;
}

function scalar(node: Node, range: TextRange): SourceNode {
  if (!isScalar(node)) return { value: null, range };
  if (isIdNumber(node)) return { value: node.source, range, isNumber: true };
  return { value: node.value, range, ...(node.source === undefined ? {} : { written: node.source }) };
}

/**
 * Whether a number is an id that all readers of YAML read alike. Nothing in a mute file is a number, and ids often have
 * digits only; of 007 and 1e3 the text would be lost on the way through other programs.
 */
function isIdNumber({ value, source }: Scalar): boolean {
  return Number.isSafeInteger(value) && source === String(value);
}

/** The name of a key, and what is wrong with it. An odd key is taken as what it will be once it is in quotes. */
function readKey(key: Node | null): { name?: string; problem?: string } {
  if (!isScalar(key)) return { problem: "a key must be text" };
  if (typeof key.value === "string") return { name: key.value };
  if (isIdNumber(key)) return { name: key.source! };
  if (!key.source && key.value === null) return { problem: "there is no key here" };
  const written = key.source ?? String(key.value);
  const kind = key.value === null ? "nothing" : `a ${typeof key.value}`;
  const problem = `YAML reads the key ${brief(written)} as ${kind}: write it in quotes, ${quoted(written)}`;
  return { name: written, problem };
}

/** An object whose keys are all its own, `__proto__` too. */
function plainObject(children: NonNullable<SourceNode["children"]>): Record<string, unknown> {
  const entries = [...children].map(([name, child]): [string, unknown] => [String(name), child.node.value]);
  return Object.fromEntries(entries);
}
