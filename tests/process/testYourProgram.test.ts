import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runCommand } from "../../tools/pulumi/runCommand";
import { cleanEnvironment } from "../../tools/pulumi/cleanEnvironment";

const workspace = path.resolve(__dirname, "..", "..");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "test-your-program-"));
  symlinkSync(path.join(workspace, "node_modules"), path.join(folder, "node_modules"), "junction");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The pieces of code of the page. */
function pieces(): [program: string, tests: string] {
  const page = readFileSync(path.join(workspace, "docs", "test.md"), "utf8");
  return [...page.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code!) as [string, string];
}

async function runTests(program: string, tests: string) {
  writeFileSync(path.join(folder, "mutes.mjs"), program);
  writeFileSync(path.join(folder, "mutes.test.mjs"), tests);
  // No address of any service is set, and no key: a call would fail.
  return runCommand(process.execPath, ["--test", "mutes.test.mjs"], {
    cwd: folder,
    env: cleanEnvironment(folder),
    timeoutMs: 60_000,
  });
}

test("the tests on the page pass", async () => {
  const [program, tests] = pieces();
  const { exitCode, output } = await runTests(program, tests);
  expect(output).toMatch(/^# pass 3$/m);
  expect(exitCode).toBe(0);
});

test("tests of a file that sets the mocks once may declare the same group", async () => {
  const [program, tests] = pieces();
  const once = tests.replaceAll("beforeEach", "before").replace("registered.map", "registered.slice(-2).map");
  const { output } = await runTests(program, once);
  expect(output).toMatch(/^# pass 3$/m);
});

test("a group that two resources declare in one go fails, and an answer of the mocks that lacks something", async () => {
  const [program, tests] = pieces();
  const twice = program.replace(
    "return groups.map",
    'new GroupMute("again", { appId, groupId: "hall" });\n  return groups.map',
  );
  const { output } = await runTests(twice, tests.replace("muted: true, ", ""));
  expect(output).toContain('GroupMute "hall" and GroupMute "again" declare the same group "hall" of app "a1b2c3"');
  const empty = tests.replace('{ groupIds: ["hall", "foyer"] }', "{}");
  expect((await runTests(program, empty)).output).toContain(
    "listGroups asks the mocks of this test, and their answer to livemessage:index:listGroups has no groupIds: let `call`",
  );
});
