import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of each test. */
export interface TemporaryFolder {
  readonly path: string;
  /** Writes a file there, and returns its path. */
  file(name: string, text: string | Uint8Array): string;
}

/** Has each test of a file begin with an empty folder. */
export function useTemporaryFolder(): TemporaryFolder {
  let path = "";
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), "livemessage-"));
  });
  afterEach(() => {
    rmSync(path, { recursive: true });
  });
  return {
    get path() {
      return path;
    },
    file(name, text) {
      const file = join(path, name);
      writeFileSync(file, text);
      return file;
    },
  };
}
