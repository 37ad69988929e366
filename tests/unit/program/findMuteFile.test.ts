import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findMuteFile } from "../../../provider/src/program/findMuteFile";

let project: string;
let bin: string;
const home = process.cwd();
beforeEach(() => {
  project = realpathSync(mkdtempSync(path.join(tmpdir(), "mute-file-")));
  bin = path.join(project, "bin");
  mkdirSync(bin);
  writeFileSync(path.join(project, "Pulumi.yaml"), "name: p\nruntime: nodejs\nmain: bin/\n");
  process.chdir(bin);
});
afterEach(() => {
  process.chdir(home);
  rmSync(project, { recursive: true });
});

const write = (folder: string) => writeFileSync(path.join(folder, "mutes.yaml"), "groups: {}\n");

test.each([
  ["beside the program", () => write(bin), "mutes.yaml"],
  ["beside Pulumi.yaml", () => write(project), path.join("..", "mutes.yaml")],
  [
    "in both places, as one file",
    () => (write(project), symlinkSync("../mutes.yaml", path.join(bin, "mutes.yaml"))),
    "mutes.yaml",
  ],
])("a mute file is found %s", (_, prepare, found) => {
  prepare();
  expect(findMuteFile("mutes.yaml")).toBe(found);
});

test("a path from the root is taken as it is", () => {
  write(project);
  expect(findMuteFile(path.join(project, "mutes.yaml"))).toBe(path.join(project, "mutes.yaml"));
});

test("a file in neither folder, and one in each of them, are errors that name the folders", () => {
  expect(() => findMuteFile("mutes.yaml")).toThrow(
    `mutes.yaml: cannot be read: there is no such file in ${bin}, nor in ${project}`,
  );
  write(bin);
  write(project);
  expect(() => findMuteFile("mutes.yaml")).toThrow(
    `mutes.yaml: may be ${path.join(bin, "mutes.yaml")} or ${path.join(project, "mutes.yaml")}: give the path of`,
  );
});

test("what nobody sees in a path is written out", () => {
  expect(() => findMuteFile("mutes\u200b.yaml")).toThrow("mutes\\u{200b}.yaml: cannot be read");
});

test.each<[unknown, string]>([
  [undefined, "nothing"],
  [5, "a number"],
  ["", '""'],
  [new URL("file:///mutes.yaml"), "an object of the class URL"],
])("%p is no path", (file, what) => {
  expect(() => findMuteFile(file as string)).toThrow(`MutePolicy.fromFile takes the path of a mute file, not ${what}`);
});
