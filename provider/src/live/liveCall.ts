import { routeInWords } from "../account/proxy";
import type { CallConfiguration } from "../account/callConfiguration";
import type { ConfigurationError } from "../account/configurationError";
import type { Credentials } from "../account/credentials";
import { asDefect } from "../errors/defect";
import { PackageError } from "../errors/packageError";
import { subjectOf } from "./callSubject";
import { cancellation } from "./cancellation";
import { firstAborted } from "./deadline";
import { type EndpointPatience, EndpointSilentError } from "./endpointPatience";
import { LiveError } from "./errors";
import { explainFailure } from "./explainFailure";
import { AttemptError, type FailedAttempt, judge, NoCredentialsYetError, unanswered } from "./failedAttempt";
import { liveOperation, type LiveOperation } from "./liveOperations";
import type { Permit, RateLimiter } from "./rateLimiter";
import { type GiveUpAccount, retry, TotalTimeoutError, type Verdict } from "./retry";
import type { RetryAnnouncer } from "./retryAnnouncer";
import type { RetryBudget } from "./retryBudget";
import type { CallParameters, LiveAnswer, SignedRequests } from "./signedRequest";

/** What all calls of an account share. */
export interface SharedByCalls {
  readonly configuration: CallConfiguration;
  readonly credentials: Credentials;
  readonly requests: SignedRequests;
  readonly budget: RetryBudget;
  readonly patience: EndpointPatience;
  readonly announcer: RetryAnnouncer;
}

/** One call of an operation: its attempts, and what is known of them. */
export class LiveCall {
  /** Leave for the next attempt, where it is there already. */
  private permit: Permit | undefined;
  /** Which credentials the last attempt had. */
  private generation = 0;
  private hasRenewed = false;
  private failures = 0;
  private answerLost = false;
  /** Why there are no credentials, where the last attempt waited for them to the end of the call's time. */
  private missedCredentials: ConfigurationError | undefined;
  private beganAt = 0;
  /** Cancels waits, and not what was sent. */
  private readonly cancelled = cancellation();

  constructor(
    private readonly shared: SharedByCalls,
    private readonly limiter: RateLimiter,
    private readonly operation: LiveOperation,
    private readonly parameters: CallParameters,
  ) {}

  /** The answer. @throws LiveError, ConfigurationError, the signal's reason, or a defect as it is */
  run(signal?: AbortSignal): Promise<LiveAnswer> {
    const { configuration, budget, patience } = this.shared;
    return patience.during(async (silent) => {
      // The wait for a first turn grows with the number of groups, so it is not part of the call's time.
      await this.waitForTurn(signal, silent);
      this.beganAt = performance.now();
      return retry((_, stop) => this.attempt(stop), {
        operation: this.operation,
        totalTimeoutMs: configuration.totalTimeoutMs,
        budget,
        signal,
        givenUp: silent,
        cancelled: this.cancelled,
        classify: (error) => this.classify(error),
        giveUp: (error, account) => this.explain(error, account),
      });
    });
  }

  private async waitForTurn(signal: AbortSignal | undefined, silent: AbortSignal): Promise<void> {
    try {
      this.permit = await this.limiter.acquire(this.awake(signal, silent));
    } catch (error) {
      signal?.throwIfAborted();
      this.cancelled?.throwIfAborted();
      throw this.explain(error, { attempts: 0, codes: [], elapsedMs: 0, reason: "time" });
    }
  }

  private async attempt(stop: AbortSignal): Promise<LiveAnswer> {
    const { credentials, requests, patience, announcer } = this.shared;
    const permit = this.permit ?? (await this.limiter.acquire(this.awake(stop)));
    this.permit = undefined;
    this.generation = credentials.generation;
    try {
      const answer = await requests.send(this.operation, this.parameters, stop);
      permit.succeeded();
      patience.answered();
      announcer.succeeded();
      return answer;
    } catch (error) {
      this.noteFailure(error, permit);
      throw error;
    }
  }

  /** A signal for waits. */
  private awake(...signals: (AbortSignal | undefined)[]): AbortSignal {
    return firstAborted(...signals, this.cancelled);
  }

  private noteFailure(error: unknown, permit: Permit): void {
    const { failure, mayHaveTakenEffect = false } = error instanceof AttemptError ? error : {};
    this.answerLost ||= mayHaveTakenEffect;
    // Not from the credentials themselves: another call may just ask for them.
    if (error instanceof NoCredentialsYetError) this.missedCredentials = error.reason;
    if (failure?.code === undefined) return permit.failed();
    this.shared.patience.answered();
    if (judge(failure).kind === "throttled") permit.throttled(failure.retryAfterMs);
    else permit.succeeded();
  }

  private classify(error: unknown): Verdict {
    const failure = error instanceof AttemptError ? error.failure : undefined;
    if (failure === undefined || (this.answerLost && liveOperation(this.operation).once)) return { kind: "final" };
    const verdict = this.renewCredentials(failure) ?? judge(failure);
    this.failures += 1;
    if (verdict.kind === "transient") this.announceRetry(failure);
    return verdict;
  }

  /** Another attempt, with new credentials, where a token may have expired. Once: what is refused again is wrong. */
  private renewCredentials({ code = "" }: FailedAttempt): Verdict | undefined {
    const { credentials } = this.shared;
    // Some services tell an expired token by the code of an unknown key id.
    const isOfToken = credentials.areTemporary ? /^Invalid(SecurityToken|AccessKeyId)/ : /^InvalidSecurityToken/;
    if (this.hasRenewed || !isOfToken.test(code)) return undefined;
    this.hasRenewed = true;
    credentials.forget(this.generation);
    return { kind: "transient", sparesBudget: true, code };
  }

  private announceRetry({ text }: FailedAttempt): void {
    const { configuration, patience, announcer } = this.shared;
    const { protocol, endpoint, totalTimeoutMs } = configuration;
    const seconds = Math.min(totalTimeoutMs, patience.limitMs) / 1000;
    announcer.failed(
      this.failures,
      this.beganAt,
      () =>
        `${this.operation}: ${text} (${routeInWords(protocol, endpoint)}); trying again, for up to ${seconds} s per call`,
    );
  }

  private explain(error: unknown, account: GiveUpAccount): Error {
    const { configuration, credentials, patience } = this.shared;
    if (account.reason === "time" && this.missedCredentials) return this.explainOwn(this.missedCredentials);
    const isOutOfTime = error instanceof TotalTimeoutError || error instanceof EndpointSilentError;
    const failure = isOutOfTime ? unanswered(error.message) : error instanceof AttemptError ? error.failure : undefined;
    if (failure === undefined) return this.explainOwn(error instanceof AttemptError ? error.cause : error);
    const call = {
      operation: this.operation,
      parameters: this.parameters,
      host: configuration.endpoint,
      endpoint: routeInWords(configuration.protocol, configuration.endpoint),
      credentialsOrigin: credentials.origin,
      areTemporary: credentials.areTemporary,
      answerLost: this.answerLost,
      neverAnswered: !patience.hasAnswered,
    };
    return explainFailure(failure, call, account);
  }

  /** An error that neither the network nor the service made passes as it is, unless it would hide a lost answer. */
  private explainOwn(error: unknown): Error {
    const { operation, answerLost } = this;
    if (!answerLost) return error as Error;
    const message =
      error instanceof PackageError
        ? `${error.message} An earlier attempt of ${operation} may have taken effect.`
        : `An attempt of ${operation} may have taken effect. ${this.shared.credentials.hideIn(asDefect(error))}`;
    return new LiveError(message, { ...subjectOf(this.parameters), operation, answerLost }, { cause: error });
  }
}
