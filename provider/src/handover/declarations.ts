import { quoted } from "../text/visible";
import { declaredTwice } from "./claims";
import type { Subject } from "./subject";
import { declaredElsewhere, tellRegistered } from "./wantedByOtherProcesses";

/*
 * What the resources of this run declare, as their checks say. Each resource of a program has a check in each run, and one
 * that the program does not have any more has none: so a subject that goes from one resource to another is declared once.
 * A URN tells resources apart, since a replacement is checked twice. The engine tells URNs to the plugin alone. Between the
 * resources of the program's own types, the program refuses a second one; here they are compared with those of the plugin.
 */

/** The URN of the resource that declares a subject, by the key of the subject. */
const owners = new Map<string, string>();
/** The keys of what each resource declares, by its URN. */
const declared = new Map<string, readonly string[]>();

/**
 * Notes what a resource declares, in place of what it did before.
 * @param urn of the resource, where the engine tells it
 * @returns a sentence for each subject that another resource of this run declares, too
 */
export function declare(subjects: readonly Subject[], urn?: string): string[] {
  const elsewhere = new Set(toldByOthers(subjects, urn));
  if (urn === undefined) return subjects.filter(({ key }) => elsewhere.has(key)).map((each) => declaredTwice(each));
  for (const key of declared.get(urn) ?? []) if (owners.get(key) === urn) owners.delete(key);
  const own = subjects.filter(({ key }) => !owners.has(key) && !elsewhere.has(key));
  for (const { key } of own) owners.set(key, urn);
  declared.set(
    urn,
    own.map(({ key }) => key),
  );
  return subjects.flatMap((subject) => {
    const other = owners.get(subject.key);
    if (other === urn) return [];
    return [declaredTwice(subject, other && inWords(urn), other && inWords(other))];
  });
}

/** Those that other processes tell of. Each process tells first and asks then, so that one of two hears of the other. */
function toldByOthers(subjects: readonly Subject[], urn: string | undefined): string[] {
  // Apps of two accounts may have one name, and each account has a process.
  const keys = subjects.filter(({ isOfAccount }) => isOfAccount !== true).map(({ key }) => key);
  if (keys.length === 0) return [];
  const known = declaredElsewhere(keys, urn);
  // What is refused for that is told to nobody: the other resource must not be refused, too, when it is checked again.
  if (urn === undefined || known.length > 0) return known;
  tellRegistered(keys, urn);
  return declaredElsewhere(keys, urn);
}

/** A resource as a program names it: `GroupMute "hall"`. */
function inWords(urn: string): string {
  const [, , types = "", ...name] = urn.split("::");
  return `${types.split(":").at(-1) ?? ""} ${quoted(name.join("::"))}`;
}
