import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** The lines of a file to which lines are only added: each look reads what is new. */
export class GrowingLines {
  private readonly lines = new Set<string>();
  private readUpTo = 0;
  private identity: string | undefined;

  constructor(private readonly file: string) {}

  /** Whether the file has the line now. A line counts when its end is there. @throws Error where it cannot be read */
  has(line: string): boolean {
    this.readOn();
    return this.lines.has(line);
  }

  private readOn(): void {
    const file = openSync(this.file, "r");
    try {
      const { ino, birthtimeMs, size } = fstatSync(file);
      // A new file may get the number of a removed one.
      const identity = `${ino} ${birthtimeMs}`;
      if (identity !== this.identity || size < this.readUpTo) this.beginAnew(identity);
      const bytes = Buffer.alloc(size - this.readUpTo);
      const text = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, this.readUpTo));
      const end = text.lastIndexOf("\n") + 1;
      for (const line of text.toString("utf8", 0, end).split("\n")) if (line !== "") this.lines.add(line);
      this.readUpTo += end;
    } finally {
      closeSync(file);
    }
  }

  private beginAnew(identity: string): void {
    this.lines.clear();
    this.readUpTo = 0;
    this.identity = identity;
  }
}
