import { RunError } from "@pulumi/pulumi";
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { PolicyFileError } from "../muteFile/policyFileError";
import { kindOf } from "./plainValue";
import { projectFolder } from "./sdk/projectFolder";

/**
 * The mute file that a program means by a path: one from the folder that the program runs in, or from that of
 * `Pulumi.yaml`.
 * @throws RunError for what is no path; PolicyFileError where neither has it, or each has one of its own
 */
export function findMuteFile(file: string): string {
  if (typeof (file as unknown) !== "string" || file === "") {
    throw new RunError(`MutePolicy.fromFile takes the path of a mute file, not ${file === "" ? '""' : kindOf(file)}`);
  }
  const folders = [...new Set([process.cwd(), projectFolder() ?? process.cwd()])];
  const refuse = (message: string): PolicyFileError => new PolicyFileError(file, [{ message }]);
  const found = folders.map((folder) => path.resolve(folder, file)).filter((candidate) => existsSync(candidate));
  if (found.length === 0) {
    const where = path.isAbsolute(file) ? "" : ` in ${folders.join(", nor in ")}`;
    throw refuse(`cannot be read: there is no such file${where}`);
  }
  if (new Set(found.map((candidate) => realpathSync(candidate))).size > 1) {
    throw refuse(`may be ${found.join(" or ")}: give the path of the file that you mean`);
  }
  return path.isAbsolute(file) ? file : path.relative(process.cwd(), found[0]!);
}
