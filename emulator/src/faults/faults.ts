import { randomSequence } from "../time/randomSequence";
import { checkFaultRule } from "./checkFaultRule";
import type { FaultAction, FaultRule, FaultTarget } from "./faultRule";

/** A rule at work. */
export interface Fault {
  readonly id: string;
  readonly rule: FaultRule;
  /** How many calls it has hit. */
  readonly hits: number;
  /** Takes the rule away; nothing happens if it is gone already. */
  remove(): void;
}

interface ActiveFault extends Fault {
  hits: number;
  seen: number;
  readonly random: () => number;
}

/** The rules in the order they were added; they may come and go while the emulator runs. */
export class Faults {
  private readonly faults = new Map<string, ActiveFault>();
  private lastId = 0;

  /** @throws TypeError for a malformed rule */
  add(rule: FaultRule): Fault {
    checkFaultRule(rule);
    const id = `fault-${++this.lastId}`;
    const fault: ActiveFault = {
      id,
      rule,
      hits: 0,
      seen: 0,
      random: randomSequence(rule.seed ?? 1),
      remove: () => void this.faults.delete(id),
    };
    this.faults.set(id, fault);
    return fault;
  }

  list(): Fault[] {
    return [...this.faults.values()];
  }

  /** Takes a rule away; false if there is none with this id. */
  remove(id: string): boolean {
    return this.faults.delete(id);
  }

  clear(): void {
    this.faults.clear();
  }

  /**
   * What happens to a call: every delay that matches, and the first other action that does.
   * Counts the hits.
   */
  hit(target: FaultTarget): { readonly delays: FaultAction[]; readonly action: FaultAction | undefined } {
    const delays: FaultAction[] = [];
    let action: FaultAction | undefined;
    for (const fault of this.faults.values()) {
      const isDelay = fault.rule.action.type === "delay";
      if ((action && !isDelay) || !strikes(fault, target)) continue;
      fault.hits++;
      if (isDelay) delays.push(fault.rule.action);
      else action = fault.rule.action;
    }
    return { delays, action };
  }
}

function strikes(fault: ActiveFault, target: FaultTarget): boolean {
  const { rule } = fault;
  if (!matches(rule, target)) return false;
  if (fault.seen++ < (rule.skip ?? 0)) return false;
  if (rule.count !== undefined && fault.hits >= rule.count) return false;
  return rule.probability === undefined || fault.random() < rule.probability;
}

function matches(rule: FaultRule, target: FaultTarget): boolean {
  return (
    (rule.operation === undefined || [rule.operation].flat().includes(target.operation)) &&
    (rule.appId === undefined || rule.appId === target.appId) &&
    (rule.groupId === undefined || rule.groupId === target.groupId) &&
    (rule.account === undefined || rule.account === target.account)
  );
}
