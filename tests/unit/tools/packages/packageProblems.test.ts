import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { pack } from "../../../../tools/packages/pack";
import { runCommand } from "../../../../tools/pulumi/runCommand";

const workspace = path.resolve(__dirname, "../../../..");
let temporary: string;
beforeEach(async () => {
  temporary = await mkdtemp(path.join(os.tmpdir(), "packages-"));
});
afterEach(() => rm(temporary, { recursive: true }));

/** Packs a package of these files and checks it by the command. */
async function check(manifest: object, files: Record<string, string>) {
  const folder = path.join(temporary, "package");
  await mkdir(folder);
  const all = { ...files, "package.json": JSON.stringify({ name: "toy", version: "1.0.0", ...manifest }) };
  for (const [name, text] of Object.entries(all)) await writeFile(path.join(folder, name), text);
  const tarball = path.join(temporary, await pack(folder, temporary));
  const args = ["tsx", "tools/packages/main.ts", tarball];
  const { exitCode, output } = await runCommand("npx", args, { cwd: workspace, timeoutMs: 60_000 });
  return { exitCode, output };
}

const files = { "index.js": "exports.one = 1;", "index.d.ts": "export declare const one: number;" };
const entry = { types: "./index.d.ts", default: "./index.js" };

test("a package whose entries have code and types has no problems", async () => {
  const checked = await check(
    { main: "index.js", types: "index.d.ts", exports: { ".": entry }, type: "commonjs" },
    files,
  );
  expect(checked).toEqual({ exitCode: 0, output: "toy-1.0.0.tgz: no problems\n" });
});

test("a file that is not packed and types of another kind of module are problems", async () => {
  const exports = { ".": { types: "./index.d.ts", default: "./index.mjs" }, "./more": { default: "./more.js" } };
  const checked = await check({ exports, type: "commonjs" }, { ...files, "index.mjs": "export const one = 1;" });
  expect(checked.exitCode).toBe(1);
  expect(checked.output).toContain("./more.js");
  expect(checked.output).toContain("types: Types are CJS, but implementation is ESM\n");
});
