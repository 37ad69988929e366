import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** The notes in a file to which notes are only added, one a line: each look reads what is new. */
export class GrowingNotes {
  private readonly notes = new Map<string, (readonly string[])[]>();
  private readUpTo = 0;
  private identity: string | undefined;

  constructor(private readonly file: string) {}

  /** The members of a subject, note by note. A note counts when the end of its line is there. @throws Error where it cannot be read */
  membersOf(key: string): readonly (readonly string[])[] {
    this.readOn();
    return this.notes.get(key) ?? [];
  }

  private readOn(): void {
    const file = openSync(this.file, "r");
    try {
      const { ino, birthtimeNs, size: bigSize } = fstatSync(file, { bigint: true });
      const size = Number(bigSize);
      // A new file may get the number of a removed one. On Windows numbers of files are beyond what a double holds exactly.
      const identity = `${ino} ${birthtimeNs}`;
      if (identity !== this.identity || size < this.readUpTo) this.beginAnew(identity);
      const bytes = Buffer.alloc(size - this.readUpTo);
      const text = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, this.readUpTo));
      const end = text.lastIndexOf("\n") + 1;
      for (const line of text.toString("utf8", 0, end).split("\n")) if (line !== "") this.take(line);
      this.readUpTo += end;
    } finally {
      closeSync(file);
    }
  }

  private take(line: string): void {
    const [key, ...members] = JSON.parse(line) as [string, ...string[]];
    const notes = this.notes.get(key);
    if (notes === undefined) this.notes.set(key, [members]);
    else notes.push(members);
  }

  private beginAnew(identity: string): void {
    this.notes.clear();
    this.readUpTo = 0;
    this.identity = identity;
  }
}
