import { appendFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { announce } from "../text/announce";

/*
 * Each provider of a program, the default one and each explicit one, has a process of its own. Where a resource gets
 * another name and another provider in one update, the process that deletes the old one must know of the new one. All
 * that they share is the address of their engine, so each notes what it wants in a file named after that and itself.
 */

/** Of this user alone; where there are no user ids, the temporary folder is. */
const folder = path.join(os.tmpdir(), `pulumi-alicloud-livemessage-${process.getuid?.() ?? ""}`);
/** The engine starts a provider process with its own address, after flags of its own. */
const address = process.argv.at(-1) ?? "";
const engine = address.replace(/[^\w.-]/g, "_");
const ownFile = `${engine}+${process.pid}`;
let usable: boolean | undefined;

/** Tells the other provider processes of this run that the program wants a subject. */
export function tellWanted(key: string): void {
  if (isUsable()) appendFileSync(path.join(folder, ownFile), `${JSON.stringify(key)}\n`, { mode: 0o600 });
}

/** Whether another provider process of this run has told that the program wants the subject. */
export function isWantedElsewhere(key: string): boolean {
  if (!isUsable()) return false;
  const line = JSON.stringify(key);
  const ofOthers = readdirSync(folder).filter((file) => file.startsWith(`${engine}+`) && file !== ownFile);
  return ofOthers
    .filter(isOfLivingProcess)
    .some((file) => readFileSync(path.join(folder, file), "utf8").split("\n").includes(line));
}

function isUsable(): boolean {
  try {
    usable ??= prepareFolder();
  } catch (error) {
    usable = false;
    announce(
      "The providers of this program cannot tell each other which groups are to be muted " +
        `(${(error as Error).message}). Do not change a GroupMute's name and provider in one update.`,
    );
  }
  return usable;
}

/** Makes the folder and clears it of what ended processes have left. */
function prepareFolder(): boolean {
  if (!/^[\w.[\]:-]+:\d+$/.test(address)) throw new Error("the engine's address is not among the arguments");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(folder);
  if (process.getuid && uid !== process.getuid()) throw new Error(`${folder} belongs to another user`);
  const left = readdirSync(folder).filter((file) => file === ownFile || !isOfLivingProcess(file));
  for (const file of left) rmSync(path.join(folder, file), { force: true });
  return true;
}

function isOfLivingProcess(file: string): boolean {
  try {
    return process.kill(Number(file.slice(file.lastIndexOf("+") + 1)), 0);
  } catch (error) {
    // The folder is this user's alone, so a process that may not be asked has the id of one that has ended.
    if (["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}
