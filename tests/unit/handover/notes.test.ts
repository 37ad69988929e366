import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Notes } from "../../../provider/src/handover/notes";

const engine = "127.0.0.1:4711";
const notesModule = path.resolve(__dirname, "../../../provider/dist/handover/notes.js");
const original = process.env.TMPDIR;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "notes-"));
  process.env.TMPDIR = folder;
});
afterEach(() => {
  if (original === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = original;
  rmSync(folder, { recursive: true, force: true });
});

/** What another process makes of the notes of an engine; it may run in another namespace. */
function inOtherProcess(script: string, command: readonly string[] = []): string {
  const code = `const { Notes } = require(${JSON.stringify(notesModule)}); const notes = new Notes("${engine}");
    notes.prepare(); ${script}`;
  const [file = process.execPath, ...args] = [...command, process.execPath, "-e", code];
  const { stdout, stderr, status } = spawnSync(file, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const noted = (): Notes => {
  const notes = new Notes(engine);
  notes.prepare();
  notes.add("declared", ["mute app1/hall", "mute app1/foyer"]);
  return notes;
};
const look = `console.log(notes.has("declared", "mute app1/hall"), notes.has("wanted", "mute app1/hall"), notes.has("declared", "other"))`;

test("a process finds what another living one has noted, by kind, and not what it has noted itself", () => {
  const notes = noted();
  expect(inOtherProcess(look)).toBe("true false false\n");
  expect(notes.has("declared", "mute app1/hall")).toBe(false);
});

test("notes of a process that has ended count for nothing", () => {
  inOtherProcess(`notes.add("declared", ["mute app1/hall"])`);
  const notes = new Notes(engine);
  notes.prepare();
  expect(notes.has("declared", "mute app1/hall")).toBe(false);
});

const unshare = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"];
const canUnshare = process.platform === "linux" && spawnSync("unshare", [...unshare.slice(1), "true"]).status === 0;

(canUnshare ? test : test.skip)("a process of another namespace neither reads notes nor clears them", () => {
  noted();
  expect(inOtherProcess(look, unshare)).toBe("false false false\n");
  expect(inOtherProcess(look)).toBe("true false false\n");
});

test("an address that is none is refused", () => {
  expect(() => new Notes("no address").prepare()).toThrow("the engine's address is not among the arguments");
});
