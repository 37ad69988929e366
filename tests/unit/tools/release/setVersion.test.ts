import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { setVersion, versionOf } from "../../../../tools/release/setVersion";

const workspace = path.resolve(__dirname, "../../../..");
/** Kept files: those that describe the past, and what the tests and the lock file of another package name. */
const past = /^(tests|tools|bench)\/|CHANGELOG\.md$/;
const tracked = execFileSync("git", ["ls-files"], { cwd: workspace, encoding: "utf8" }).trim().split("\n");
const naming = tracked.filter(
  (file) =>
    !past.test(file) && /\.(json|md|ts)$/.test(file) && readFileSync(path.join(workspace, file)).includes("0.1.0"),
);

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), "version-"));
  for (const file of [...naming, "CHANGELOG.md"]) cpSync(path.join(workspace, file), path.join(copy, file));
});
afterEach(() => rmSync(copy, { recursive: true }));
const textOf = (file: string) => readFileSync(path.join(copy, file), "utf8");

test("a version is written wherever the repository names the old one", async () => {
  await setVersion(copy, "0.2.0", "2026-02-01");
  expect(versionOf(copy)).toBe("0.2.0");
  expect(textOf("CHANGELOG.md")).toContain("## 0.2.0 (2026-02-01)");
  // The lock file also has packages of others in it.
  const ours = /(?:pulumi-alicloud-livemessage|alicloud-live-emulator)[\w-]*",\s*"version": "0\.1\.0"/;
  const old = (file: string) =>
    file === "package-lock.json" ? ours.test(textOf(file)) : textOf(file).includes("0.1.0");
  expect(naming.filter(old)).toEqual([]);
});

test.each(["0.1.0", "0.0.9", "0.2", "v0.2.0"])(
  "%s is no version after this one, and nothing is written",
  async (version) => {
    await expect(setVersion(copy, version, "2026-02-01")).rejects.toThrow(`${version} is not a version after 0.1.0`);
    expect(versionOf(copy)).toBe("0.1.0");
  },
);

test("a file that no longer names the version is an error, and nothing is written", async () => {
  writeFileSync(path.join(copy, "README.md"), "");
  await expect(setVersion(copy, "0.2.0", "2026-02-01")).rejects.toThrow("README.md does not name 0.1.0");
  expect(versionOf(copy)).toBe("0.1.0");
});
