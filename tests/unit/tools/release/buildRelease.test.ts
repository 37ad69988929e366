import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { buildRelease } from "../../../../tools/release/buildRelease";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), "release-"));
});
afterEach(() => rmSync(parent, { recursive: true }));

test("a release has a tarball per package, the plugin, notes, and checksums that hold", async () => {
  const destination = path.join(parent, "release");
  const repository = "https://github.com/owner/name";
  const names = await buildRelease({ destination, repository, dryRun: true, executables: false });

  const tarball = "pulumi-alicloud-livemessage-0.1.0.tgz";
  expect(names).toEqual(
    expect.arrayContaining([
      "alicloud-live-emulator-0.1.0.tgz",
      tarball,
      "pulumi-alicloud-livemessage-policy-0.1.0.tgz",
      "pulumi-resource-livemessage-v0.1.0-linux-amd64.tar.gz",
      "pulumi-resource-livemessage-v0.1.0-windows-arm64.tar.gz",
      "notes.md",
    ]),
  );
  const sums = readFileSync(path.join(destination, "SHA256SUMS"), "utf8");
  const expected = names.slice(0, -1).map((name) => {
    const data = readFileSync(path.join(destination, name));
    return `${createHash("sha256").update(data).digest("hex")}  ${name}\n`;
  });
  expect(sums).toBe(expected.join(""));

  const fileOf = (name: string) =>
    execFileSync("tar", ["-xzOf", tarball, `package/${name}`], { cwd: destination, encoding: "utf8" });
  expect(JSON.parse(fileOf("package.json"))).toMatchObject({
    repository: { type: "git", url: "git+https://github.com/owner/name.git", directory: "provider" },
    homepage: "https://github.com/owner/name/tree/v0.1.0/provider#readme",
    bugs: "https://github.com/owner/name/issues",
  });
  expect(fileOf("README.md")).toContain("](https://github.com/owner/name/blob/v0.1.0/docs/");
  expect(fileOf("README.md")).not.toMatch(/\]\(\.\.?\//);
}, 60_000);
