import { mkdtempSync, rmSync } from "node:fs";
import { accessSync, constants } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium, type BrowserContext, type Page } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** Path of a browser that is installed: the one that CHROMIUM_PATH names, or one in PATH. */
const browserPath =
  process.env["CHROMIUM_PATH"] ??
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);

/** Tests that need a browser. Without one they are skipped, but not by CI, which has to install it. */
export const describeInBrowser = browserPath || process.env["CI"] ? describe : describe.skip;

/** A browser for the file, with nothing in it, and a new page for each test. */
export function useBrowser(): () => Page {
  let [context, page]: [BrowserContext | undefined, Page | undefined] = [undefined, undefined];
  let folder = "";
  beforeAll(async () => {
    if (!browserPath) throw new Error("There is no Chromium: run tools/browser/install.sh, or set CHROMIUM_PATH.");
    folder = mkdtempSync(join(tmpdir(), "emulator-browser-"));
    context = await chromium.launchPersistentContext(folder, {
      executablePath: browserPath,
      args: [
        ...["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        ...["--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP *.rebound.test 127.0.0.1"],
      ],
    });
  });
  beforeEach(async () => (page = await context?.newPage()));
  afterEach(async () => page?.close());
  afterAll(async () => {
    await context?.close();
    if (folder !== "") rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (!page) throw new Error("There is a page only while a test runs.");
    return page;
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
