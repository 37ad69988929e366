import { mkdtemp, realpath, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

/** An empty folder for each test of the file, removed after it. */
export function temporaryFolderForEachTest(): () => string {
  let folder = "";
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), "tools-test-")));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}
