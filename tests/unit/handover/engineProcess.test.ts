import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { processFromProc, processFromPs } from "../../../provider/src/handover/engineProcess";

const source = path.resolve(__dirname, "../../../provider/src/handover/engineProcess.ts");
const loader = require.resolve("tsx/cjs");
const onLinux = process.platform === "linux" ? test : test.skip;
const onUnix = process.platform === "win32" ? test.skip : test;

/** What a process finds that a script of that name starts, below a shell; and the id of the script's process. */
function foundBelow(name: string): { readonly found: unknown; readonly pid: number } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "engine-process-"));
  try {
    const script = path.join(folder, name);
    const load = `require(${JSON.stringify(loader)}), require(${JSON.stringify(source)})`;
    const program = `console.log(JSON.stringify((${load}).engineProcess() ?? null))`;
    writeFileSync(`${script}.shell`, `node -e '${program}'\ntrue\n`);
    writeFileSync(script, `#!/bin/sh\necho $$\nsh ${script}.shell\ntrue\n`, { mode: 0o700 });
    const [pid, found] = execFileSync(script, { encoding: "utf8" }).trim().split("\n") as [string, string];
    return { found: JSON.parse(found), pid: Number(pid) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

onUnix("the engine's process is the nearest one above that has the engine's name", () => {
  const { found, pid } = foundBelow("pulumi");
  expect(found).toEqual({ pid, start: expect.stringMatching(/\d/) as string });
});

onUnix("no other process is taken for it", () => {
  expect(foundBelow("other").found).toBeNull();
});

onLinux("a process is found with ps as it is without", () => {
  const { pid, parent, start, name } = processFromProc(process.pid);
  expect({ pid, parent }).toEqual({ pid: process.pid, parent: process.ppid });
  expect(start).toMatch(/^\d+$/);
  expect(processFromPs(process.pid)).toMatchObject({
    pid,
    parent,
    name,
    start: expect.stringMatching(/ \d{4}$/) as string,
  });
});

onUnix("a process that is not there is an error", () => {
  expect(() => processFromPs(2 ** 30)).toThrow();
});
