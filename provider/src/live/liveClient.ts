import { type CallConfiguration, readCallConfiguration } from "../account/callConfiguration";
import { ConfigurationError } from "../account/configurationError";
import type { ConfigurationSource } from "../account/configurationSource";
import { Credentials } from "../account/credentials";
import { LiveError } from "./errors";
import { explainFailure } from "./explainFailure";
import { type FailedAttempt, judge, mayHaveTakenEffect, readFailure } from "./failedAttempt";
import { type LiveOperation, rateSetting } from "./liveOperations";
import { RateLimiter } from "./rateLimiter";
import { retry, type Verdict } from "./retry";
import { RetryBudget } from "./retryBudget";
import { type CallParameters, SignedRequests } from "./signedRequest";

/** After so many failed attempts of a call the user is told that it goes on, and not again for a while. */
const announceAttempt = 3;
const announceEveryMs = 15_000;

/** Calls the service for one account: every call is signed, kept under the quota, retried and ended in time. */
export class LiveClient {
  readonly configuration: CallConfiguration;
  readonly credentials: Credentials;
  private readonly limiters = new Map<LiveOperation, RateLimiter>();
  private readonly budget = new RetryBudget();
  private requests: SignedRequests | undefined;
  private announcedAt = -Infinity;
  /**
   * Whether lists are sent as `Name.1=a&Name.2=b`, as some SDKs do, and not as `Name=a,b`. Set where the service turns
   * out to take the latter for one id.
   */
  numbersLists = false;

  /**
   * @param announce is told of long waits and of failures that are being retried
   * @throws ConfigurationError
   */
  constructor(
    source: ConfigurationSource,
    private readonly announce: (message: string) => void = () => undefined,
  ) {
    this.configuration = readCallConfiguration(source);
    this.credentials = new Credentials(source);
  }

  /** Calls an operation and returns the answer's fields. @throws LiveError, ConfigurationError, the signal's reason */
  async call(
    operation: LiveOperation,
    parameters: CallParameters,
    signal?: AbortSignal,
  ): Promise<Record<string, unknown>> {
    await this.credentials.resolve();
    this.requests ??= new SignedRequests(this.configuration, this.credentials);
    const { requests, configuration } = this;
    const limiter = this.limiterOf(operation);
    // The wait for a first turn grows with the number of groups, so it is not part of the call's time.
    let firstPermit = await this.turn(limiter, signal);
    let renewed = false;
    let answerLost = false;
    let sending = false;
    let generation = this.credentials.generation;

    const attempt = async (_: number, stop: AbortSignal): Promise<Record<string, unknown>> => {
      const permit = firstPermit ?? (await limiter.acquire(stop));
      firstPermit = undefined;
      generation = this.credentials.generation;
      sending = true;
      try {
        const answer = await requests.send(operation, parameters, stop);
        permit.succeeded();
        return answer;
      } catch (error) {
        const failure = this.readFailure(error);
        // Without credentials nothing was sent.
        answerLost ||= !(error instanceof ConfigurationError) && mayHaveTakenEffect(failure);
        if (judge(failure).kind === "throttled") permit.throttled(failure.retryAfterMs);
        else if (failure.code === undefined) permit.failed();
        else permit.succeeded();
        throw error;
      } finally {
        sending = false;
      }
    };
    const classify = (error: unknown): Verdict => {
      if (error instanceof ConfigurationError) return { kind: "final" };
      const failure = this.readFailure(error);
      // Some services tell an expired token by the code of an unknown key id.
      const isOfToken = this.credentials.areTemporary ? /^Invalid(SecurityToken|AccessKeyId)/ : /^InvalidSecurityToken/;
      if (!renewed && isOfToken.test(failure.code ?? "")) {
        renewed = true;
        this.credentials.forget(generation);
        return { kind: "transient", sparesBudget: true, code: failure.code as string };
      }
      return judge(failure);
    };
    let failures = 0;
    return retry(attempt, {
      operation,
      totalTimeoutMs: configuration.totalTimeoutMs,
      budget: this.budget,
      ...(signal ? { signal } : {}),
      classify: (error) => {
        const verdict = classify(error);
        failures += 1;
        if (verdict.kind === "transient") this.announceRetry(operation, failures, this.readFailure(error).text);
        return verdict;
      },
      giveUp: (error, account) => {
        if (error instanceof ConfigurationError) {
          if (!answerLost) return error;
          const message = `${error.message} An earlier attempt of ${operation} may have taken effect.`;
          return new LiveError(message, { operation, answerLost });
        }
        const call = {
          operation,
          parameters,
          endpoint: configuration.endpoint,
          credentialsOrigin: this.credentials.origin,
          areTemporary: this.credentials.areTemporary,
          // The time may end amid an attempt, before that has failed.
          answerLost: answerLost || sending,
        };
        return explainFailure(this.readFailure(error), call, account);
      },
    });
  }

  /** What the service answers may repeat what it was sent. */
  private readFailure(error: unknown): FailedAttempt {
    const { text, code, requestId, ...rest } = readFailure(error);
    const hide = (part: string | undefined) => part && this.credentials.hideIn(part);
    return { ...rest, text: this.credentials.hideIn(text), code: hide(code), requestId: hide(requestId) };
  }

  private turn(limiter: RateLimiter, signal: AbortSignal | undefined) {
    return limiter.acquire(signal) as Promise<Awaited<ReturnType<RateLimiter["acquire"]>> | undefined>;
  }

  private limiterOf(operation: LiveOperation): RateLimiter {
    let limiter = this.limiters.get(operation);
    if (!limiter) {
      const ratePerSecond = this.configuration[rateSetting(operation)];
      limiter = new RateLimiter({ name: operation, ratePerSecond, announce: this.announce });
      this.limiters.set(operation, limiter);
    }
    return limiter;
  }

  private announceRetry(operation: LiveOperation, failures: number, why: string): void {
    const now = performance.now();
    if (failures < announceAttempt || now - this.announcedAt < announceEveryMs) return;
    this.announcedAt = now;
    const { endpoint, totalTimeoutMs } = this.configuration;
    this.announce(`${operation}: ${why} (${endpoint}); trying again, for up to ${totalTimeoutMs / 1000} s per call`);
  }
}
