import {
  accessSync,
  closeSync,
  constants,
  ftruncateSync,
  lstatSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { visible } from "../text/quote";
import { maxFileBytes, readText, TextError } from "../text/readText";
import type { SeedBed } from "./applySeed";
import { exportSeed } from "./exportSeed";
import { parseSeed } from "./parseSeed";
import type { Seed } from "./seed";

/** How long changes are gathered before they are written. */
const writeDelayMs = 100;

/** Why a file cannot be replaced by another: it is a mount of its own, or nothing may be made or renamed beside it. */
const notReplaceable = new Set(["EBUSY", "EXDEV", "EACCES", "EPERM", "EROFS"]);

/** A file that keeps what the emulator remembers over restarts; it has the form of a seed, and holds secrets. */
export class StateFile {
  /** The file itself, where the path is a symbolic link. */
  private readonly path: string;
  private timer: NodeJS.Timeout | undefined;

  constructor(path: string) {
    this.path = followLinks(path);
  }

  /**
   * What was kept, undefined if the file is not there yet or empty.
   * @throws SeedError or TextError for a file that is broken; the system's error for one that cannot be read or written
   */
  read(): Seed | undefined {
    const stats = statSync(this.path, { throwIfNoEntry: false });
    accessSync(stats ? this.path : dirname(this.path), constants.W_OK);
    if (!stats) return undefined;
    if (!stats.isFile()) throw new TextError(`${this.path} is not a file.`);
    const text = readText(this.path);
    return text.trim() === "" ? undefined : parseSeed(text, this.path);
  }

  /** Writes soon, once for all changes in between. */
  schedule(bed: SeedBed): void {
    this.timer ??= setTimeout(() => {
      try {
        this.write(bed);
      } catch (error) {
        const problem = visible((error as Error).message);
        console.error(`The state file could not be written; the next change tries again. ${problem}`);
      }
    }, writeDelayMs);
  }

  /**
   * Writes now. A crash in the middle leaves the file as it was, unless it can be written only in place; a whole copy
   * is beside it then, if one can be.
   * @throws the system's error
   */
  write(bed: SeedBed): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const bytes = Buffer.from(`${JSON.stringify(exportSeed(bed), undefined, 2)}\n`);
    if (bytes.length > maxFileBytes) throw new TextError(`The state is larger than ${maxFileBytes} bytes.`);
    const unfinished = `${this.path}.tmp`;
    try {
      // What a killed process left behind is not written into: it may be a link to elsewhere by now.
      rmSync(unfinished, { force: true });
      writeFileSync(unfinished, bytes, { mode: 0o600, flag: "wx" });
      renameSync(unfinished, this.path);
    } catch (error) {
      if (!notReplaceable.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
      writeInPlace(this.path, bytes);
    } finally {
      removeIfPossible(unfinished);
    }
  }
}

/** The path without symbolic links at its end, also where the last one leads to a file that is still to be made. */
function followLinks(path: string): string {
  // More links in a row are an error to the system as well, which names it when the path is used.
  for (let links = 0; links < 40 && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink(); links++) {
    path = resolve(dirname(path), readlinkSync(path));
  }
  return path;
}

function writeInPlace(path: string, bytes: Buffer): void {
  const file = openSync(path, "r+");
  try {
    writeFileSync(file, bytes);
    ftruncateSync(file, bytes.length);
  } finally {
    closeSync(file);
  }
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder may not be written to; then it holds no such file either.
  }
}
