import type { Switches } from "../switches/switches";
import type { Clock } from "../time/clock";

const windowMs = 1000;

/** The moments of the last calls that passed, as many as the quota allows, in a ring. */
interface Window {
  readonly times: Float64Array;
  next: number;
}

/**
 * Calls per second, counted per main account and operation: its users and tokens share one budget.
 * Whether a refused call counts is a switch.
 * Source: the quota page of Live, "regionId + API + ParentUid", region `*`, window 1 s.
 */
export class Quotas {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly clock: Clock,
    private readonly switches: Switches,
  ) {}

  /** Counts a call, or answers false because the second holds `limit` of them already. */
  take(accountId: string, operation: string, limit: number): boolean {
    const key = `${accountId}/${operation}`;
    let window = this.windows.get(key);
    if (!window) {
      window = { times: new Float64Array(limit).fill(-Infinity), next: 0 };
      this.windows.set(key, window);
    }
    const now = this.clock.now();
    const oldest = window.times[window.next] ?? -Infinity;
    const passes = !this.inSameWindow(oldest, now);
    if (passes || this.switches.quotaCountsRefused) {
      window.times[window.next] = now;
      window.next = (window.next + 1) % limit;
    }
    return passes;
  }

  clear(): void {
    this.windows.clear();
  }

  private inSameWindow(then: number, now: number): boolean {
    // A time to come was counted before someone moved the clock back.
    if (then > now) return false;
    return this.switches.quotaWindow === "fixed"
      ? Math.floor(then / windowMs) === Math.floor(now / windowMs)
      : now - then < windowMs;
  }
}
