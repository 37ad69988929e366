import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { runCommand, runToSuccess } from "../../../tools/pulumi/runCommand";

const root = path.resolve(__dirname, "../../..");
const workflowsIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder)).map((name) => path.join(root, folder, name));

// The linter is written in Go, and its builds for npm do not keep up with it.
const describeWithGo = spawnSync("go", ["version"]).status === 0 ? describe : describe.skip;
const linter = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";
const compileTimeoutMs = 900_000;

describeWithGo("actionlint", () => {
  let scratch: string;
  beforeAll(async () => {
    scratch = await mkdtemp(path.join(os.tmpdir(), "actionlint-"));
    const env = { ...process.env, GOBIN: scratch, GOWORK: "off" };
    await runToSuccess("go", ["install", linter], { env, cwd: scratch, timeoutMs: compileTimeoutMs });
  }, compileTimeoutMs);
  afterAll(() => rm(scratch, { recursive: true, force: true }));

  async function complaints(...files: string[]): Promise<string[]> {
    // Without the linters of scripts, which a machine may have or not.
    const args = ["-no-color", "-oneline", "-shellcheck=", "-pyflakes=", ...files];
    const { exitCode, output } = await runCommand(path.join(scratch, "actionlint"), args, {
      cwd: scratch,
      timeoutMs: 60_000,
    });
    const lines = output.split("\n").filter((line) => line !== "");
    expect(exitCode).toBe(lines.length === 0 ? 0 : 1);
    return lines;
  }

  test.each([
    ["of the example", "examples/gitops/.github/workflows", 4],
    ["of this repository", ".github/workflows", 3],
  ])("has nothing against the workflows %s", async (_whose, folder, count) => {
    const workflows = workflowsIn(folder);
    expect(workflows).toHaveLength(count);
    expect(await complaints(...workflows)).toEqual([]);
  });

  test("finds the output of a step that is not there", async () => {
    const file = path.join(scratch, "broken.yml");
    await writeFile(
      file,
      `on: push
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - run: exit "$CODE"
        env: { CODE: "\${{ steps.preview.outputs.code }}" }
`,
    );
    expect(await complaints(file)).toEqual([
      'broken.yml:7:27: property "preview" is not defined in object type {} [expression]',
    ]);
  });
});
