import { type Permit, RateLimiter } from "../../../../provider/src/live/rateLimiter";

/** A clock that jumps from event to event: minutes pass in milliseconds, and nothing depends on the machine. */
export class FakeTime {
  private nowMs = 0;
  private sequence = 0;
  private readonly events: { at: number; sequence: number; run: () => void }[] = [];

  readonly now = (): number => this.nowMs;

  readonly setTimer = (run: () => void, ms: number): (() => void) => {
    const event = { at: this.nowMs + Math.max(0, ms), sequence: this.sequence++, run };
    this.events.push(event);
    return () => {
      const index = this.events.indexOf(event);
      if (index >= 0) this.events.splice(index, 1);
    };
  };

  readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const leave = () => {
        cancel();
        reject(signal?.reason as Error);
      };
      const cancel = this.setTimer(() => {
        signal?.removeEventListener("abort", leave);
        resolve();
      }, ms);
      signal?.addEventListener("abort", leave, { once: true });
    });

  /** Events still to come. */
  get pending(): number {
    return this.events.length;
  }

  /** Runs events in order until `until`, letting promises settle in between. */
  async run(until = Infinity): Promise<void> {
    for (;;) {
      await new Promise((settled) => setImmediate(settled));
      const next = this.events.reduce<(typeof this.events)[number] | undefined>(
        (first, each) =>
          !first || each.at < first.at || (each.at === first.at && each.sequence < first.sequence) ? each : first,
        undefined,
      );
      if (!next || next.at > until) break;
      this.events.splice(this.events.indexOf(next), 1);
      this.nowMs = next.at;
      next.run();
    }
    if (until !== Infinity) this.nowMs = until;
  }
}

/** Chance that a seed repeats (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Counting = "sliding" | "fixed";

/** A service that takes `quota` calls per second and refuses the others; refused calls do not count. */
export class QuotaServer {
  readonly accepted: number[] = [];
  readonly refused: number[] = [];

  constructor(
    private readonly quota: number,
    private readonly counting: Counting = "sliding",
    private readonly offsetMs = 0,
  ) {}

  /** Whether the call that arrives now is taken. */
  arrive(now: number): boolean {
    const since =
      this.counting === "sliding" ? now - 1000 : Math.floor((now - this.offsetMs) / 1000) * 1000 + this.offsetMs;
    let inWindow = 0;
    for (let index = this.accepted.length - 1; index >= 0; index -= 1) {
      const at = this.accepted[index] as number;
      if (this.counting === "sliding" ? at <= since : at < since) break;
      inWindow += 1;
    }
    const taken = inWindow < this.quota;
    (taken ? this.accepted : this.refused).push(now);
    return taken;
  }
}

export interface ProgramOptions {
  time: FakeTime;
  server: QuotaServer;
  random: () => number;
  calls: number;
  ratePerSecond: number;
  startAtMs?: number;
  /** Calls in flight or waiting at once, as the engine's parallelism bounds them. */
  parallel?: number;
  /** One way, in milliseconds. */
  latency: () => number;
}

/** One program that has to make so many calls, and repeats what is throttled. Resolves with the times of success. */
export async function runProgram(options: ProgramOptions): Promise<number[]> {
  const { time, server, random, latency } = options;
  if (options.startAtMs) await time.sleep(options.startAtMs);
  const limiter = new RateLimiter({
    ratePerSecond: options.ratePerSecond,
    now: time.now,
    setTimer: time.setTimer,
    random,
  });
  const done: number[] = [];
  let left = options.calls;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      for (let attempt = 1; ; attempt += 1) {
        const permit: Permit = await limiter.acquire();
        await time.sleep(latency());
        const taken = server.arrive(time.now());
        await time.sleep(latency());
        if (taken) {
          permit.succeeded();
          done.push(time.now());
          break;
        }
        permit.throttled();
        await time.sleep(random() * Math.min(20_000, 500 * 2 ** (attempt - 1)));
      }
      await time.sleep(30 + 20 * random());
    }
  };
  await Promise.all(Array.from({ length: options.parallel ?? 8 }, worker));
  return done;
}
