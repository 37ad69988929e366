import { buildSync } from "esbuild";
import { spawnSync } from "node:child_process";
import path from "node:path";
import type * as notesOfCopy from "../../../provider/src/handover/notes";
import { Notes } from "../../../provider/src/handover/notes";

/** Of this process alone, since notes of all engines are in one folder. */
const engine = `127.0.0.1:${process.pid}`;
const notesModule = path.resolve(__dirname, "../../../provider/src/handover/notes.ts");
const build = buildSync({ entryPoints: [notesModule], bundle: true, platform: "node", format: "cjs", write: false });
const notesCode = build.outputFiles[0]!.text;

/** What another process makes of the notes of an engine; it may run in another namespace. */
function inOtherProcess(script: string, command: readonly string[] = []): string {
  const code = `${notesCode}; const notes = new Notes("${engine}");
    const has = (kind, key) => notes.membersOf(kind, key) !== undefined;
    notes.prepare(); ${script}`;
  const [file = process.execPath, ...args] = [...command, process.execPath, "-e", code];
  const { stdout, stderr, status } = spawnSync(file, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const noted = (): Notes => {
  const notes = new Notes(engine);
  notes.prepare();
  notes.add("declared", [{ key: "mute app1/hall" }, { key: "mute app1/foyer" }]);
  return notes;
};
const look = `console.log(has("declared", "mute app1/hall"), has("wanted", "mute app1/hall"), has("declared", "other"))`;

test("a process finds what another living one has noted, by kind, and not what it has noted itself", () => {
  const notes = noted();
  expect(inOtherProcess(look)).toBe("true false false\n");
  expect(notes.membersOf("declared", "mute app1/hall")).toBeUndefined();
});

/** The file of this process's notes for the engine, in the code of another process. Other tests may note here as well. */
const file = `const fs = require("node:fs");
  const own = notes.engine + "+${process.pid}+";
  const file = notes.folder + "/" + fs.readdirSync(notes.folder).find((each) => each.startsWith(own));`;

test("a look after a look finds what was noted in between", () => {
  noted();
  const looks = `${file}
    const isNoted = () => has("declared", "mute app1/lobby");
    const before = isNoted();
    fs.appendFileSync(file, '["mute app1/lob');
    const halfWritten = isNoted();
    fs.appendFileSync(file, 'by"]\\n');
    console.log(before, halfWritten, isNoted(), has("declared", "mute app1/hall"))`;
  expect(inOtherProcess(looks)).toBe("false false true true\n");
});

test("notes that were begun anew hold nothing of the older ones", () => {
  noted();
  const looks = `${file}
    const isNoted = () => has("declared", "mute app1/hall");
    const before = isNoted();
    fs.rmSync(file);
    fs.writeFileSync(file, '["mute app1/lobby"]\\n'.repeat(100));
    console.log(before, isNoted())`;
  expect(inOtherProcess(looks)).toBe("true false\n");
});

test("thousands of looks do not read thousands of notes each time", () => {
  const notes = noted();
  notes.add(
    "declared",
    Array.from({ length: 5000 }, (_, index) => ({ key: `mute app1/room${index}` })),
  );
  const looks = `
    const fs = require("node:fs");
    let bytes = 0;
    const { readSync, readFileSync } = fs;
    fs.readSync = (...args) => { const count = readSync(...args); bytes += count; return count; };
    fs.readFileSync = (...args) => { const text = readFileSync(...args); bytes += text.length; return text; };
    for (let index = 0; index < 5000; index++) {
      if (!has("declared", "mute app1/room" + index)) throw new Error("room" + index + " is missing");
    }
    console.log(bytes)`;
  expect(Number(inOtherProcess(looks))).toBeLessThan(200_000);
});

test("another copy of the package in the process keeps what the first has noted", () => {
  noted();
  let copy: typeof notesOfCopy | undefined;
  jest.isolateModules(() => (copy = jest.requireActual("../../../provider/src/handover/notes")));
  const second = new copy!.Notes(engine);
  second.prepare();
  second.add("declared", [{ key: "mute app1/lobby" }]);
  const both = ["hall", "lobby"].map((group) => `has("declared", "mute app1/${group}")`).join();
  expect(inOtherProcess(`console.log(${both})`)).toBe("true true\n");
});

test("notes of a process that has ended count for nothing", () => {
  inOtherProcess(`notes.add("declared", [{ key: "mute app1/hall" }])`);
  const notes = new Notes(engine);
  notes.prepare();
  expect(notes.membersOf("declared", "mute app1/hall")).toBeUndefined();
});

test("the members of all notes of a subject count, also of those that come after a first look", () => {
  const notes = noted();
  notes.add("wanted", [
    { key: "users app1/hall", members: ["a", '"b"\n'] },
    { key: "users app1/foyer", members: [] },
  ]);
  const output = inOtherProcess(`
    const { appendFileSync, readdirSync } = require("node:fs");
    const look = () => console.log(JSON.stringify(
      ["hall", "foyer", "other"].map((group) => [...(notes.membersOf("wanted", "users app1/" + group) ?? ["none"])])));
    const file = readdirSync(notes.folder).find((each) => each.endsWith("+${process.pid}+wanted"));
    const append = (text) => appendFileSync(notes.folder + "/" + file, text);
    look(); append('["users app1/hall","c"]'); look(); append("\\n"); look();`);
  expect(
    output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    [["a", '"b"\n'], [], ["none"]],
    [["a", '"b"\n'], [], ["none"]],
    [["a", '"b"\n', "c"], [], ["none"]],
  ]);
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
