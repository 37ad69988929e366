import { type Hold, RateLimiterSlots } from "./rateLimiterSlots";
import { RoundTrips } from "./roundTrips";

/** How a RateLimiter is made. */
export interface RateLimiterOptions {
  /** Calls per second that may reach the service; fractions and values below 1 are fine. */
  ratePerSecond: number;
  /** The operation, as named in announcements. Default "calls". */
  name?: string;
  /** Monotonic clock in milliseconds. Default performance.now. */
  now?: () => number;
  /** Is told now and then of a long queue. Default: nobody is. */
  announce?: (message: string) => void;
  /** Runs a callback later and returns what cancels it. Default setTimeout. */
  setTimer?: (callback: () => void, ms: number) => () => void;
  /** Chance in [0, 1). Default Math.random. */
  random?: () => number;
  /** What is known of how long calls take, shared by the limiters of one host. Default: from this one's calls alone. */
  trips?: RoundTrips;
}

/** Leave to send one call. Exactly one of its methods is to be called when the call ends. */
export interface Permit {
  /** The service answered, with success or with any error other than throttling. */
  succeeded(): void;
  /** The service refused the call for its rate. @param retryAfterMs the service's hint, in milliseconds. */
  throttled(retryAfterMs?: number): void;
  /** No answer came: a timeout, a broken connection, an abort. */
  failed(): void;
}

interface Waiter {
  readonly grant: () => void;
}

/** A wait from here on is announced, and not again before announceEveryMs have passed. */
const announceFromMs = 10_000;
const announceEveryMs = 15_000;
/** Timers of Node overflow at 2^31 ms, so a long wait is looked at again now and then. */
const longestTimerMs = 60_000;

/**
 * Keeps one operation of one account under its quota: no window of a second, wherever it begins, sees more than
 * ratePerSecond calls at the service (rounded up; a fraction stretches the window). First come, first served.
 */
export class RateLimiter {
  private readonly slots: RateLimiterSlots;
  private readonly waiting = new Set<Waiter>();
  private readonly now: () => number;
  private readonly setTimer: (callback: () => void, ms: number) => () => void;
  private cancelTimer: (() => void) | undefined;
  private announcedAt = -Infinity;

  constructor(private readonly options: RateLimiterOptions) {
    const { ratePerSecond } = options;
    if (!(ratePerSecond > 0) || !Number.isFinite(ratePerSecond)) {
      throw new RangeError(`ratePerSecond must be a number above 0, not ${ratePerSecond}`);
    }
    const slots = Math.ceil(ratePerSecond);
    this.slots = new RateLimiterSlots({
      slots,
      windowMs: (1000 * slots) / ratePerSecond,
      random: options.random ?? Math.random,
      trips: options.trips ?? new RoundTrips(),
    });
    this.now = options.now ?? (() => performance.now());
    this.setTimer = options.setTimer ?? defaultTimer;
  }

  /** Calls that wait for their turn. */
  get queued(): number {
    return this.waiting.size;
  }

  /** Resolves when one call may be sent, in the order of asking. Rejects with the signal's reason when it is aborted. */
  acquire(signal?: AbortSignal): Promise<Permit> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(reasonOf(signal));
        return;
      }
      const leave = () => {
        this.waiting.delete(waiter);
        reject(reasonOf(signal as AbortSignal));
        this.serve();
      };
      const waiter: Waiter = {
        grant: () => {
          signal?.removeEventListener("abort", leave);
          resolve(this.permit(this.slots.take(this.now())));
        },
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.waiting.add(waiter);
      this.serve();
    });
  }

  private permit(hold: Hold): Permit {
    let ended = false;
    const end = (how: () => void) => {
      if (ended) return;
      ended = true;
      how();
      this.serve();
    };
    return {
      succeeded: () => end(() => this.slots.accepted(hold, this.now())),
      throttled: (retryAfterMs) => end(() => this.slots.throttled(hold, this.now(), retryAfterMs)),
      failed: () => end(() => this.slots.unanswered(hold, this.now())),
    };
  }

  /** Grants what may be granted now and sets the one timer for the next. */
  private serve(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    for (const waiter of this.waiting) {
      const wait = this.slots.nextAt() - this.now();
      if (wait > 0) {
        this.cancelTimer = this.setTimer(() => this.serve(), Math.min(longestTimerMs, Math.ceil(wait)));
        break;
      }
      this.waiting.delete(waiter);
      waiter.grant();
    }
    this.announceQueue();
  }

  private announceQueue(): void {
    const { announce, ratePerSecond, name = "calls" } = this.options;
    const share = this.slots.count / Math.ceil(ratePerSecond);
    const waitMs = (1000 * this.waiting.size) / (ratePerSecond * share);
    if (!announce || waitMs < announceFromMs || this.now() - this.announcedAt < announceEveryMs) return;
    this.announcedAt = this.now();
    const others = share < 1 ? ", as long as other programs use up the quota" : "";
    announce(`${this.waiting.size} calls queued for ${name}, about ${Math.round(waitMs / 1000)} s${others}`);
  }
}

function defaultTimer(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new Error(String(reason));
}
