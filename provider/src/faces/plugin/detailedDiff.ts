import { isObject } from "../../text/isObject";

/** What a path of a detailed diff is about (pulumi/pulumi, proto/pulumi/provider.proto). */
export type ChangeKind = "add" | "delete" | "update";

/**
 * The places at which two values differ, as the engine writes paths: `groups.hall.exceptUsers[0]`. Lists are sets: a place
 * in one is named for a member that comes or goes, and for no other.
 */
export function detailedDiff(name: string, old: unknown, wanted: unknown): Map<string, ChangeKind> {
  const changes = new Map<string, ChangeKind>();
  compare(pathSegment("", name), old, wanted, changes);
  return changes;
}

function compare(path: string, old: unknown, wanted: unknown, changes: Map<string, ChangeKind>): void {
  if (Array.isArray(old) && Array.isArray(wanted)) compareSets(path, old, wanted, changes);
  else if (isObject(old) && isObject(wanted)) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(wanted)])) {
      compare(pathSegment(path, key), old[key], wanted[key], changes);
    }
  } else if (old !== wanted) changes.set(path, kindOf(old, wanted));
}

/** A member that goes stands at its old place, one that comes at its new one. Where both are the same, one replaces the other. */
function compareSets(
  path: string,
  old: readonly unknown[],
  wanted: readonly unknown[],
  changes: Map<string, ChangeKind>,
): void {
  old.forEach((member, index) => {
    if (!wanted.includes(member)) changes.set(`${path}[${index}]`, "delete");
  });
  wanted.forEach((member, index) => {
    const at = `${path}[${index}]`;
    if (!old.includes(member)) changes.set(at, changes.has(at) ? "update" : "add");
  });
}

function kindOf(old: unknown, wanted: unknown): ChangeKind {
  if (isAbsent(old)) return "add";
  return isAbsent(wanted) ? "delete" : "update";
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** A key of letters and digits follows a dot; another one stands in brackets, as a string of JSON. */
function pathSegment(path: string, key: string): string {
  const isPlain = /^[A-Za-z_][\w]*$/.test(key);
  if (!isPlain) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
