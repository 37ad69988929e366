import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** A process, told from others that had the same id. */
export interface KnownProcess {
  readonly pid: number;
  /** When it was started, in the system's own words. */
  readonly start: string;
}

/** What the system tells of a process. */
export interface ProcessEntry extends KnownProcess {
  readonly parent: number;
  readonly name: string;
}

/** So far above this process the engine is looked for: a shell stands between, at the least. */
const mostAncestors = 8;

/**
 * The process of the engine that has started this one, which is the same in the preview and the update of one `pulumi up`.
 * Undefined where it is not found: the command has another name, say, or the system does not tell, as on Windows.
 */
export function engineProcess(): KnownProcess | undefined {
  const read =
    process.platform === "linux" ? processFromProc : process.platform === "win32" ? undefined : processFromPs;
  try {
    let pid = process.ppid;
    for (let level = 0; read !== undefined && level < mostAncestors && pid > 0; level++) {
      const { name, start, parent } = read(pid);
      if (name === "pulumi") return { pid, start };
      pid = parent;
    }
  } catch {
    // What cannot be looked at is not found.
  }
  return undefined;
}

/** On Linux, where images of containers often have no `ps`. @throws Error where there is no such process */
export function processFromProc(pid: number): ProcessEntry {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name stands in parentheses, and may have some in it (proc_pid_stat(5)).
  const [opening, closing] = [text.indexOf("("), text.lastIndexOf(")")];
  const fields = text.slice(closing + 2).split(" ");
  return { pid, name: text.slice(opening + 1, closing), parent: Number(fields[1]), start: fields[19] ?? "" };
}

/** On macOS and other systems of its kind. @throws Error where there is no such process */
export function processFromPs(pid: number): ProcessEntry {
  const text = execFileSync("ps", ["-o", "ppid=,lstart=,comm=", "-p", String(pid)], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  // `lstart` is five words, such as `Mon Mar  2 12:00:00 2026`.
  const [, parent, start, name] = /^\s*(\d+)\s+((?:\S+\s+){4}\S+)\s+(.*?)\s*$/.exec(text) ?? [];
  if (parent === undefined || start === undefined || name === undefined) throw new Error(`no process ${pid}`);
  return { pid, name: path.basename(name), parent: Number(parent), start };
}
