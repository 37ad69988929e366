import { firstAborted, type Sleep, sleepFor, startDeadline } from "./deadline";
import type { RetryBudget } from "./retryBudget";
import { PackageError } from "../errors/packageError";

/** What to make of a failed attempt. `code` is the vendor's code, for the account given at the end. */
export type Verdict =
  | {
      kind: "throttled";
      /** The service's hint, in milliseconds. */
      retryAfterMs?: number;
      code?: string;
    }
  | {
      kind: "transient";
      /** No answer came in time: costs the budget twice as much. */
      timedOut?: boolean;
      /** The failure says nothing about the service's health. */
      sparesBudget?: boolean;
      code?: string;
    }
  | { kind: "final"; code?: string };

/** Why there was no further attempt. */
export type GiveUpReason = "final" | "budget" | "time" | "cancelled";

/** What happened up to the end. */
export interface GiveUpAccount {
  /** Attempts begun. */
  attempts: number;
  /** The vendor's codes of the failed attempts, in order. */
  codes: string[];
  /** Milliseconds since the first attempt. */
  elapsedMs: number;
  reason: GiveUpReason;
}

/** How to retry. */
export interface RetryOptions {
  /** The operation, for messages. */
  operation: string;
  classify: (error: unknown) => Verdict;
  /** Milliseconds for all attempts and waits together. */
  totalTimeoutMs: number;
  /** Ends it all with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Ends it all like the total time: with the last error, or else with the signal's reason. */
  givenUp?: AbortSignal;
  /** Ends waits, and keeps from further attempts; an attempt that is under way goes on. */
  cancelled?: AbortSignal | undefined;
  /** Shared by the calls of an account. Default: unlimited. */
  budget?: RetryBudget;
  /** Makes the error that is thrown at the end. Default: the last error as it is. */
  giveUp?: (error: unknown, account: GiveUpAccount) => Error;
  /** Chance in [0, 1). Default Math.random. */
  random?: () => number;
  /** Default a timer. */
  sleep?: Sleep;
  /** Monotonic clock in milliseconds. Default performance.now. */
  now?: () => number;
}

/** The total time passed before any attempt came to an end. */
export class TotalTimeoutError extends PackageError {
  static override readonly kind = "TotalTimeoutError";
  constructor(
    readonly operation: string,
    readonly totalTimeoutMs: number,
  ) {
    super(`${operation} did not come to an end within ${totalTimeoutMs} ms`);
  }
}

/** Bounds of the wait before attempt n + 1, in milliseconds: base · 2^(n-1), at most the cap. */
const transientBaseMs = 100;
const throttledBaseMs = 500;
const longestWaitMs = 20_000;
/** What a retry takes from the budget, and what a success at the first attempt gives back. */
const retryCost = 5;
const timeoutCost = 10;
const firstSuccessRefund = 1;

/**
 * Runs attempt until it succeeds, fails finally, or the budget or the total time is spent. Between attempts it waits
 * with full jitter, and no less than the service's hint. Throttled attempts do not draw on the budget: the rate limiter
 * holds them back, and they say nothing about the service's health.
 * @param attempt must end as soon as its signal is aborted
 * @throws the last error, through options.giveUp; the signal's reason when aborted.
 */
export async function retry<T>(
  attempt: (attemptNumber: number, signal: AbortSignal) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { operation, totalTimeoutMs, signal, givenUp, cancelled, budget } = options;
  const { random = Math.random, sleep = sleepFor, now = () => performance.now() } = options;
  const started = now();
  const total = startDeadline(totalTimeoutMs, new TotalTimeoutError(operation, totalTimeoutMs), sleep);
  const over = firstAborted(total.signal, givenUp);
  const stop = firstAborted(signal, over);
  const awake = firstAborted(stop, cancelled);
  const codes: string[] = [];
  let attempts = 0;
  let spent = 0;
  let lastError: unknown;

  try {
    for (;;) {
      stop.throwIfAborted();
      try {
        attempts += 1;
        const result = await attempt(attempts, stop);
        budget?.refund(spent || firstSuccessRefund);
        return result;
      } catch (error) {
        stop.throwIfAborted();
        lastError = error;
      }
      const verdict = options.classify(lastError);
      if (verdict.code !== undefined) codes.push(verdict.code);
      if (verdict.kind === "final") throw end("final");
      if (cancelled?.aborted) throw end("cancelled");
      const waitMs = waitBefore(attempts, verdict, random);
      if (now() - started + waitMs >= totalTimeoutMs) throw end("time");
      if (verdict.kind === "transient" && !verdict.sparesBudget) {
        const cost = verdict.timedOut ? timeoutCost : retryCost;
        if (budget && !budget.spend(cost)) throw end("budget");
        spent += cost;
      }
      try {
        await sleep(waitMs, awake);
      } catch {
        stop.throwIfAborted();
        throw end("cancelled");
      }
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw over.aborted ? end("time") : error;
  } finally {
    total.clear();
  }

  function end(reason: GiveUpReason): unknown {
    const error = lastError ?? (over.reason as Error);
    return options.giveUp?.(error, { attempts, codes, elapsedMs: now() - started, reason }) ?? error;
  }
}

function waitBefore(attempts: number, verdict: Exclude<Verdict, { kind: "final" }>, random: () => number): number {
  const base = verdict.kind === "throttled" ? throttledBaseMs : transientBaseMs;
  const jittered = random() * Math.min(longestWaitMs, base * 2 ** (attempts - 1));
  const hint = verdict.kind === "throttled" ? (verdict.retryAfterMs ?? 0) : 0;
  return hint > 0 ? hint + random() * base : jittered;
}
