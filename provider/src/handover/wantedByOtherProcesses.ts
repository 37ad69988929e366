import { announce } from "../text/announce";
import { engineProcess } from "./engineProcess";
import { type LateMutes, stillLate } from "./lateMutes";
import { type NoteKind, Notes, previewMark } from "./notes";
import type { Wanted } from "./subject";

/*
 * Each provider of a program, the default one and each explicit one, has a process of its own. Where a resource gets
 * another name and another provider in one update, the process that deletes the old one must know of the new one.
 */

/** The engine starts a provider process with its own address, after flags of its own. */
const notes = new Notes(process.argv.at(-1) ?? "");
let usable: boolean | undefined;

/** Tells the other provider processes of this run what the program wants. */
export function tellWanted(wanted: Wanted): void {
  if (isUsable()) notes.add("wanted", [wanted]);
}

/** The members of a subject that other provider processes of this run want; undefined where none wants the subject. */
export function wantedElsewhere(key: string): ReadonlySet<string> | undefined {
  return isUsable() ? notes.membersOf("wanted", key) : undefined;
}

/**
 * The same of what a resource of the running program declares, be it one that is not registered yet. A destroy with
 * `--run-program` runs the program too, so this says nothing about what a delete may undo.
 */
export function declaredByProgram(key: string): ReadonlySet<string> | undefined {
  return isUsable() ? notes.membersOf("declared", key) : undefined;
}

/** Tells the other provider processes of this run which resource declares subjects. */
export function tellRegistered(keys: readonly string[], urn: string): void {
  if (isUsable())
    notes.add(
      "registered",
      keys.map((key) => ({ key, members: [urn] })),
    );
}

/**
 * Those subjects that another resource of this run declares, in another process.
 * @param urn of the resource that asks; undefined for one of those which the program's process tells of
 */
export function declaredElsewhere(keys: readonly string[], urn: string | undefined): string[] {
  if (!isUsable()) return [];
  const isOther = (key: string) => [...(notes.membersOf("registered", key) ?? [])].some((other) => other !== urn);
  const inPlugins = notes.among("registered", keys).filter(isOther);
  return urn === undefined ? inPlugins : [...inPlugins, ...notes.among("declared", keys)];
}

/** The mutes that the running program is still to declare. */
export function lateMutes(): LateMutes[] {
  return isUsable() ? stillLate((key) => notes.allOf("declared", key)) : [];
}

/** Whether the program of this run, which told what it declares, is still there. It notes the time before all else. */
export function programIsThere(): boolean {
  return isUsable() && notes.hasAny("time");
}

/**
 * Whether a resource of the running program may declare the subject: it ignores changes (`ignoreChanges`), so the engine may
 * put what state has in place of the subject. The check of that resource wants the subject where the engine has left it.
 */
export function mayBeDeclaredByProgram(key: string): boolean {
  return isToldByOthers("mayDeclare", key);
}

/** What the program of this run tells of its time. */
interface ProgramTime {
  /** When it began to declare mutes, in milliseconds since 1970. */
  readonly at: number;
  readonly isPreview: boolean;
}

/** Undefined where the program has not told. */
export function timeOfProgram(): ProgramTime | undefined {
  const note = isUsable() ? notes.first("time") : undefined;
  return note && { at: Number(note.key), isPreview: note.members.includes(previewMark) };
}

/** Tells the update that may follow this preview by what time it is to go. */
export function leaveTime(at: number): void {
  const engine = isUsable() ? engineProcess() : undefined;
  if (engine !== undefined) notes.leaveWord(engine, String(at));
}

/** The time by which the preview went that this update follows; undefined where it follows none. */
export function timeLeft(): number | undefined {
  const engine = isUsable() ? engineProcess() : undefined;
  const word = engine && notes.wordLeft(engine);
  return word === undefined ? undefined : Number(word);
}

/** Tells the other provider processes of this run something of a subject. */
export function tellOthers(kind: NoteKind, key: string): void {
  if (isUsable()) notes.add(kind, [{ key }]);
}

/** Whether another provider process of this run has told so of a subject. */
export function isToldByOthers(kind: NoteKind, key: string): boolean {
  return isUsable() && notes.among(kind, [key]).length > 0;
}

/** Those subjects of which another provider process of this run has told that state may not hold any more. */
export function renewedElsewhere(keys: readonly string[]): string[] {
  return isUsable() ? notes.among("renewed", keys) : [];
}

function isUsable(): boolean {
  if (usable !== undefined) return usable;
  try {
    notes.prepare();
    usable = true;
  } catch (error) {
    usable = false;
    announce(
      "The providers of this program cannot tell each other which groups are to be muted " +
        `(${(error as Error).message}). Do not change a GroupMute's name and provider in one update.`,
    );
  }
  return usable;
}
