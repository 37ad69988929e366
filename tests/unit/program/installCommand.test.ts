import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { installCommand } from "../../../provider/src/program/installCommand";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "install-command-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ["pnpm-lock.yaml", "pnpm add one two"],
  ["yarn.lock", "yarn add one two"],
  ["bun.lock", "bun add one two"],
  ["bun.lockb", "bun add one two"],
  ["package-lock.json", "npm install one two"],
])("a project with %s is told to run %s, in a folder below it too", (lockFile, command) => {
  writeFileSync(path.join(folder, lockFile), "");
  const below = path.join(folder, "infra");
  mkdirSync(below);
  for (const project of [folder, below]) expect(installCommand(["one", "two"], project)).toBe(command);
});

test("the nearest lock file counts", () => {
  writeFileSync(path.join(folder, "yarn.lock"), "");
  const below = path.join(folder, "infra");
  mkdirSync(below);
  writeFileSync(path.join(below, "package-lock.json"), "");
  expect(installCommand(["one"], below)).toBe("npm install one");
});
