import {
  appendFileSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import type { KnownProcess } from "./engineProcess";
import { GrowingNotes } from "./growingNotes";
import type { Wanted } from "./subject";

/**
 * Who notes what: a provider process what a resource of it wants to stay, the subjects that it has left to another
 * resource, failed to take, or made anew, and that the run fails; that of the plugin which resource declares a subject; the
 * process of the program what any of its resources declares, declares unless the engine takes it away, or is still to
 * declare, and the time by which the run judges windows.
 */
export type NoteKind =
  "wanted" | "left" | "notTaken" | "renewed" | "failed" | "registered" | "declared" | "mayDeclare" | "time";

/** The files of the folder, by when it had last changed then, and when that was looked at: milliseconds since 1970. */
interface Listing {
  readonly files: readonly string[];
  readonly mtimeMs: number;
  readonly at: number;
}

/** Two changes this near to each other may leave a folder the same time: file systems go by the ticks of a clock. */
const clockTickMs = 100;

const ofProcess = Symbol.for("pulumi-alicloud-livemessage/notes");

/** A member of the note of a time: the program runs in a preview. */
export const previewMark = "preview";

/*
 * All that the processes of one run share is the address of their engine. So each notes subjects in a file that is named
 * after that address, its own id, and the kind of its notes. Addresses and ids of processes mean something within their
 * namespaces only, so containers that share a temporary folder have a folder each in it.
 */
export class Notes {
  private readonly engine: string;
  private folder: string | undefined;
  private listed: Listing | undefined;
  private readonly read = new Map<string, GrowingNotes>();
  private readonly own = new Map<NoteKind, number>();

  /** @param engineAddress host and port of the engine */
  constructor(private readonly engineAddress: string) {
    this.engine = engineAddress.replace(/[^\w.-]/g, "_");
  }

  /** Makes the folder, and clears it of what ended processes have left. @throws Error where notes cannot be kept */
  prepare(): void {
    if (!/^[\w.[\]:-]+:\d+$/.test(this.engineAddress))
      throw new Error("the engine's address is not among the arguments");
    const folder = path.join(userFolder(), namespaces());
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid } = lstatSync(userFolder());
    if (process.getuid && uid !== process.getuid()) throw new Error(`${userFolder()} belongs to another user`);
    const isFirst = !engines.has(this.engine);
    const left = readdirSync(folder).filter((file) => (isFirst && this.isOwn(file)) || !isOfLivingProcess(file));
    for (const file of left) rmSync(path.join(folder, file), { force: true });
    engines.add(this.engine);
    this.folder = folder;
  }

  /** Notes something for the other processes. Does nothing before notes are prepared. */
  add(kind: NoteKind, notes: readonly Wanted[]): void {
    if (this.folder === undefined) return;
    const lines = notes.map(({ key, members = [] }) => `${JSON.stringify([key, ...members])}\n`).join("");
    appendFileSync(this.own.get(kind) ?? this.open(kind, this.folder), lines);
  }

  /** Kept open, since thousands of subjects may be noted one by one. */
  private open(kind: NoteKind, folder: string): number {
    const file = openSync(path.join(folder, `${this.engine}+${process.pid}+${kind}`), "a", 0o600);
    this.own.set(kind, file);
    return file;
  }

  /** The members with which other living processes of this run have noted a subject; undefined where none has noted it. */
  membersOf(kind: NoteKind, key: string): ReadonlySet<string> | undefined {
    const found = this.allOf(kind, key);
    return found.length === 0 ? undefined : new Set(found.flat());
  }

  /** The same, note by note. */
  allOf(kind: NoteKind, key: string): readonly (readonly string[])[] {
    return this.filesOfOthers(kind).flatMap((file) => this.notesIn(file).membersOf(key));
  }

  /** Whether another living process of this run has made a note of that kind. */
  hasAny(kind: NoteKind): boolean {
    return this.filesOfOthers(kind).length > 0;
  }

  /** Those subjects that other living processes of this run have noted. */
  among(kind: NoteKind, keys: readonly string[]): string[] {
    const noted = this.filesOfOthers(kind).map((file) => this.notesIn(file));
    return noted.length === 0 ? [] : keys.filter((key) => noted.some((notes) => notes.membersOf(key).length > 0));
  }

  /** The first note of that kind that another living process of this run has made. */
  first(kind: NoteKind): Required<Wanted> | undefined {
    const [line] = this.filesOfOthers(kind).map((file) => readFileSync(file, "utf8").split("\n", 1)[0]);
    if (!line) return undefined;
    const [key, ...members] = JSON.parse(line) as [string, ...string[]];
    return { key, members };
  }

  /** Keeps a word for the later operations of the engine's process, in place of the one before. */
  leaveWord(engine: KnownProcess, word: string): void {
    if (this.folder !== undefined) writeFileSync(this.wordOf(engine, this.folder), word, { mode: 0o600 });
  }

  /** What an earlier operation of the engine's process has kept so. */
  wordLeft(engine: KnownProcess): string | undefined {
    if (this.folder === undefined) return undefined;
    try {
      return readFileSync(this.wordOf(engine, this.folder), "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Named so that it goes when that process has ended. */
  private wordOf({ pid, start }: KnownProcess, folder: string): string {
    return path.join(folder, `process ${start.replace(/\W/g, "-")}+${pid}+word`);
  }

  private filesOfOthers(kind: NoteKind): string[] {
    const { folder } = this;
    if (folder === undefined) return [];
    return this.filesIn(folder)
      .filter((file) => file.startsWith(`${this.engine}+`) && file.endsWith(`+${kind}`) && !this.isOwn(file))
      .filter(isOfLivingProcess)
      .map((file) => path.join(folder, file));
  }

  /** Asked for each resource, so the folder is read again only where it may have changed. */
  private filesIn(folder: string): readonly string[] {
    const [{ mtimeMs }, at] = [statSync(folder), Date.now()];
    if (this.listed?.mtimeMs === mtimeMs && this.listed.at > mtimeMs + clockTickMs) return this.listed.files;
    this.listed = { files: readdirSync(folder), mtimeMs, at };
    return this.listed.files;
  }

  /** A lift asks for each of thousands of groups, so what was read is kept. */
  private notesIn(file: string): GrowingNotes {
    const notes = this.read.get(file) ?? new GrowingNotes(file);
    this.read.set(file, notes);
    return notes;
  }

  private isOwn(file: string): boolean {
    return file.startsWith(`${this.engine}+${process.pid}+`);
  }
}

/** Engines for which this process has notes. All copies of this package in it share them. */
const engines = ((globalThis as { [ofProcess]?: Set<string> })[ofProcess] ??= new Set<string>());

/** Of this user alone; where there are no user ids, the temporary folder is. */
function userFolder(): string {
  return path.join(os.tmpdir(), `pulumi-alicloud-livemessage-${process.getuid?.() ?? ""}`);
}

/**
 * The namespaces in which addresses and ids of processes mean something, on this start of this machine.
 * @throws Error where the system does not tell: whether a process lives could not be known then
 */
function namespaces(): string {
  if (process.platform !== "linux") return "host";
  const links = ["pid", "net"].map((name) => readlinkSync(`/proc/self/ns/${name}`).replace(/\D/g, ""));
  return [...links, readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()].join("-");
}

function isOfLivingProcess(file: string): boolean {
  try {
    return process.kill(Number(file.split("+").at(-2)), 0);
  } catch (error) {
    // The folder is this user's alone, so a process that may not be asked has the id of one that has ended.
    if (["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}
