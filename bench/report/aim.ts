/** What is aimed at, and what was seen. */
export interface Aim {
  readonly name: string;
  /** The bound, in words. */
  readonly bound: string;
  readonly seen: string;
  readonly met: boolean;
}

/** A time beside another, as their ratio. */
export function atMost(name: string, what: string, ratio: number, most: number): Aim {
  return { name, bound: `at most ${most.toFixed(2)} × ${what}`, seen: `${ratio.toFixed(3)} ×`, met: ratio <= most };
}

/** Something that must not happen. */
export function none(name: string, what: string, count: number): Aim {
  return { name, bound: `none ${what}`, seen: String(count), met: count === 0 };
}

/** An amount below a limit. */
export function lessThan(name: string, what: string, amount: number, most: number, unit = "B"): Aim {
  return { name, bound: `under ${most} ${unit} ${what}`, seen: `${Math.round(amount)} ${unit}`, met: amount < most };
}
