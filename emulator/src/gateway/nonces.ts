import type { Clock } from "../time/clock";
import { dateToleranceMs } from "./requestDate";

/** Beyond twice this many in 15 minutes the oldest are forgotten, so that memory stays bounded. */
const generationLimit = 100_000;

/** The signature nonces of the last 15 minutes, each usable once. */
export class Nonces {
  private recent = new Map<string, number>();
  private older = new Map<string, number>();
  private startedAt: number;

  constructor(private readonly clock: Clock) {
    this.startedAt = clock.now();
  }

  /** Whether the nonce was remembered less than 15 minutes ago. */
  isUsed(nonce: string): boolean {
    const usedAt = this.recent.get(nonce) ?? this.older.get(nonce);
    return usedAt !== undefined && this.clock.now() - usedAt < dateToleranceMs;
  }

  remember(nonce: string): void {
    const now = this.clock.now();
    // Two generations: when one is full or 15 minutes old, all that the one before it holds may go at once.
    if (now - this.startedAt >= dateToleranceMs || this.recent.size >= generationLimit) {
      this.older = this.recent;
      this.recent = new Map();
      this.startedAt = now;
    }
    this.recent.set(nonce, now);
  }

  clear(): void {
    this.recent.clear();
    this.older.clear();
    this.startedAt = this.clock.now();
  }
}
