import type { Subject } from "./subject";
import { isToldByOthers, tellOthers } from "./wantedByOtherProcesses";

/*
 * A resource leaves a subject to the one that the program declares it with now. Where that one fails before it has anything
 * in state, no state would have the subject, and nobody would ever undo it. Each of the two tells first and asks then, so at
 * least one of them hears of the other, and keeps the subject. Where both do, the next run takes it from the first.
 */
const left = new Set<string>();
const notTaken = new Set<string>();

/**
 * Leaves a subject to the resource that takes it over.
 * @returns false where that one has failed: then the subject stays with the resource that has it
 */
export function leave({ key }: Subject): boolean {
  tell("left", left, key);
  return !notTaken.has(key) && !isToldByOthers("notTaken", key);
}

/**
 * Notes that a resource failed to take a subject.
 * @returns whether another resource has left it: then the one that failed is to be saved with it
 */
export function failToTake({ key }: Subject): boolean {
  tell("notTaken", notTaken, key);
  return left.has(key) || isToldByOthers("left", key);
}

function tell(kind: "left" | "notTaken", told: Set<string>, key: string): void {
  if (told.has(key)) return;
  told.add(key);
  tellOthers(kind, key);
}
