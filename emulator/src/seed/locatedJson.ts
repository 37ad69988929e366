/** Where something is in a text, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The way to a value: member names and list positions. */
export type JsonPath = readonly (string | number)[];

/** A text that is not JSON, and where it stops being so. */
export class JsonSyntaxError extends Error {
  override readonly name = "JsonSyntaxError";

  constructor(
    message: string,
    readonly place: Place,
  ) {
    super(message);
  }
}

/** JSON that remembers where its values stand. */
export interface LocatedJson {
  readonly value: unknown;
  /** Where the value at the path starts, or that of its nearest parent there is. */
  placeOf(path: JsonPath): Place;
}

/**
 * Parses JSON by hand, because JSON.parse names no position for most mistakes and none at all for right values.
 * @throws JsonSyntaxError
 */
export function parseLocatedJson(text: string): LocatedJson {
  const scanner = new Scanner(text);
  const value = scanner.document();
  return {
    value,
    placeOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const offset = scanner.offsets.get(JSON.stringify(path.slice(0, length)));
        if (offset !== undefined) return placeAt(text, offset);
      }
      return { line: 1, column: 1 };
    },
  };
}

class Scanner {
  /** JSON of the path to where the value starts. */
  readonly offsets = new Map<string, number>();
  #at = 0;

  constructor(private readonly text: string) {}

  document(): unknown {
    const value = this.#value([]);
    this.#skipSpace();
    if (this.#at < this.text.length) throw this.#error("Nothing may follow here");
    return value;
  }

  #value(path: JsonPath): unknown {
    this.#skipSpace();
    this.offsets.set(JSON.stringify(path), this.#at);
    const first = this.text[this.#at];
    if (first === "{") return this.#object(path);
    if (first === "[") return this.#list(path);
    if (first === '"') return this.#string();
    const word = /(?:true|false|null|-?\d[\d.eE+-]*)/y;
    word.lastIndex = this.#at;
    const literal = word.exec(this.text)?.[0];
    if (literal === undefined) throw this.#error("A value is expected here");
    return this.#literal(literal);
  }

  #object(path: JsonPath): Record<string, unknown> {
    const members: [string, unknown][] = [];
    this.#at++;
    for (let more = !this.#takes("}"); more; more = this.#continues("}")) {
      this.#skipSpace();
      if (this.text[this.#at] !== '"') throw this.#error("A member name in double quotes is expected here");
      const start = this.#at;
      const name = this.#string();
      if (members.some(([other]) => other === name)) {
        this.#at = start;
        throw this.#error(`The member "${name}" is there already`);
      }
      if (!this.#takes(":")) throw this.#error("A colon is expected here");
      members.push([name, this.#value([...path, name])]);
    }
    return Object.fromEntries(members);
  }

  #list(path: JsonPath): unknown[] {
    const items: unknown[] = [];
    this.#at++;
    for (let more = !this.#takes("]"); more; more = this.#continues("]")) {
      items.push(this.#value([...path, items.length]));
    }
    return items;
  }

  #string(): string {
    const quoted = /"(?:[^"\\\n\r]|\\.)*"/y;
    quoted.lastIndex = this.#at;
    const found = quoted.exec(this.text)?.[0];
    if (found === undefined) throw this.#error("This text has no closing quote");
    return this.#literal(found) as string;
  }

  #literal(source: string): unknown {
    try {
      const value: unknown = JSON.parse(source);
      this.#at += source.length;
      return value;
    } catch {
      throw this.#error(`${source} is not a JSON value`);
    }
  }

  /** Whether another item follows; steps over the comma or the closing mark. */
  #continues(closing: string): boolean {
    if (this.#takes(",")) return true;
    if (this.#takes(closing)) return false;
    throw this.#error(`A comma or "${closing}" is expected here`);
  }

  #takes(mark: string): boolean {
    this.#skipSpace();
    if (this.text[this.#at] !== mark) return false;
    this.#at++;
    return true;
  }

  #skipSpace(): void {
    while (/[ \t\n\r]/.test(this.text[this.#at] ?? "")) this.#at++;
  }

  #error(message: string): JsonSyntaxError {
    return new JsonSyntaxError(`${message}.`, placeAt(this.text, this.#at));
  }
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
