import { quote } from "../text/quote";

/** No date is further from 1970 (ECMAScript). */
const latest = 8.64e15;

/**
 * The emulator's time, in milliseconds since 1970. It runs with the machine's monotonic clock until a test moves it;
 * quotas, token expiry, nonces, read lag and the retention of deleted groups follow it.
 */
export class Clock {
  private offset = 0;
  private frozenAt: number | undefined;

  /** Now, in milliseconds since 1970, with fractions. */
  now(): number {
    return this.frozenAt ?? performance.timeOrigin + performance.now() + this.offset;
  }

  /** Moves time by `milliseconds`; a negative number moves it back. */
  advance(milliseconds: number): void {
    if (!(Math.abs(this.now() + milliseconds) <= latest)) {
      throw new RangeError(`Cannot advance the clock by ${milliseconds} ms.`);
    }
    if (this.frozenAt === undefined) this.offset += milliseconds;
    else this.frozenAt += milliseconds;
  }

  /** Sets time to a date, an ISO 8601 text or milliseconds since 1970; it goes on running from there. */
  set(time: Date | string | number): void {
    const target = new Date(time).getTime();
    if (Number.isNaN(target)) throw new RangeError(`Cannot set the clock to ${quote(time)}: not a date.`);
    if (this.frozenAt === undefined) this.offset += target - this.now();
    else this.frozenAt = target;
  }

  /** Stops time; {@link advance} and {@link set} still move it. */
  freeze(): void {
    this.frozenAt = this.now();
  }

  /** Lets stopped time run on from where it stands. */
  resume(): void {
    if (this.frozenAt === undefined) return;
    const target = this.frozenAt;
    this.frozenAt = undefined;
    this.offset += target - this.now();
  }

  get frozen(): boolean {
    return this.frozenAt !== undefined;
  }

  /** Back to the machine's time. */
  reset(): void {
    this.offset = 0;
    this.frozenAt = undefined;
  }
}

/** Milliseconds to whole seconds since 1970, the unit of every time in the API's answers. */
export function unixSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
