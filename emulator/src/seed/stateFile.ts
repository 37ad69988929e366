import { accessSync, constants, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { SeedBed } from "./applySeed";
import { exportSeed } from "./exportSeed";
import { parseSeed } from "./parseSeed";
import type { Seed } from "./seed";

/** How long changes are gathered before they are written. */
const writeDelayMs = 100;

/** A file that keeps what the emulator remembers over restarts; it has the form of a seed, and holds secrets. */
export class StateFile {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly path: string) {}

  /**
   * What was kept, undefined if there is no file yet.
   * @throws SeedError for a file that is broken; the system's error for one that cannot be read, or not be made
   */
  read(): Seed | undefined {
    let text: string;
    try {
      text = readFileSync(this.path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      accessSync(dirname(this.path), constants.W_OK);
      return undefined;
    }
    return parseSeed(text, this.path);
  }

  /** Writes soon, once for all changes in between. */
  schedule(bed: SeedBed): void {
    this.timer ??= setTimeout(() => {
      try {
        this.write(bed);
      } catch (error) {
        console.error(`The state file could not be written; the next change tries again. ${(error as Error).message}`);
      }
    }, writeDelayMs);
  }

  /**
   * Writes now. A crash in the middle leaves the file as it was.
   * @throws the system's error
   */
  write(bed: SeedBed): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const unfinished = `${this.path}.${process.pid}.tmp`;
    writeFileSync(unfinished, `${JSON.stringify(exportSeed(bed), undefined, 2)}\n`, { mode: 0o600 });
    renameSync(unfinished, this.path);
  }
}
