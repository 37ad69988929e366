import { announce } from "../../text/announce";

/** Milliseconds between two announcements, and before the first. */
const everyMs = 10_000;

/** Tells now and then how far work on many groups is, and how long the rest will take at that pace. */
export class Progress {
  private readonly startedAt: number;
  private announcedAt: number;
  private count = 0;

  /** @param now monotonic clock in milliseconds */
  constructor(
    private readonly total: number,
    private readonly now: () => number = () => performance.now(),
    private readonly tell: (message: string) => void = announce,
  ) {
    this.startedAt = this.announcedAt = now();
  }

  /** One more group is done. */
  done(): void {
    this.count += 1;
    const now = this.now();
    if (this.count === this.total || now - this.announcedAt < everyMs) return;
    this.announcedAt = now;
    const leftMs = ((now - this.startedAt) / this.count) * (this.total - this.count);
    this.tell(`${this.count} of ${this.total} groups, about ${Math.ceil(leftMs / 1000)} s left`);
  }
}
