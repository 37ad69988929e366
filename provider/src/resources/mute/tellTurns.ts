import { announce } from "../../text/announce";
import type { WindowTurn } from "./windowTurn";

/** So many lines are told in a run, and so many groups are named in one; the rest is counted or left to the preview. */
const mostLines = 10;
const mostNamed = 10;

const told = new Set<string>();
let lines = 0;

/** Tells which groups are to be another than they were because of the time: those of which the reason is one together. */
export function tellTurns(turns: readonly WindowTurn[]): void {
  const byReason = new Map<string, WindowTurn[]>();
  for (const turn of turns.filter(({ group }) => !told.has(group))) {
    told.add(turn.group);
    const reason = JSON.stringify([turn.verb, turn.result]);
    byReason.set(reason, [...(byReason.get(reason) ?? []), turn]);
  }
  for (const alike of byReason.values()) {
    lines += 1;
    if (lines <= mostLines) announce(sentence(alike));
    // Which one is the last is not known, so what comes after these cannot be counted.
    else if (lines === mostLines + 1) announce("More windows began or ended: see `muted` of each group.");
  }
}

function sentence(turns: readonly WindowTurn[]): string {
  const { group, verb, result } = turns[0]!;
  if (turns.length === 1) return `The window of group ${group} ${verb}, so the group is to be ${result}.`;
  const names = turns.slice(0, mostNamed).map((turn) => turn.group);
  const more = turns.length - names.length;
  const those = names.join(", ") + (more > 0 ? ` and ${more} more` : "");
  return `The window of ${turns.length} groups ${verb}, so these are to be ${result}: ${those}.`;
}
