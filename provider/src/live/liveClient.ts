import { type CallConfiguration, readCallConfiguration } from "../account/callConfiguration";
import type { ConfigurationSource } from "../account/configurationSource";
import { attemptsForFirstAnswer, Credentials } from "../account/credentials";
import { untilAborted } from "./deadline";
import { EndpointPatience } from "./endpointPatience";
import { ListNotation } from "./listNotation";
import { LiveCall, type SharedByCalls } from "./liveCall";
import { type LiveOperation, rateSetting } from "./liveOperations";
import { RateLimiter } from "./rateLimiter";
import { RetryAnnouncer } from "./retryAnnouncer";
import { RetryBudget } from "./retryBudget";
import { RoundTrips } from "./roundTrips";
import { type CallParameters, type LiveAnswer, SignedRequests } from "./signedRequest";

/** Calls the service for one account: every call is signed, kept under the quota, retried and ended in time. */
export class LiveClient {
  readonly configuration: CallConfiguration;
  readonly credentials: Credentials;
  /** How the service reads lists. */
  readonly lists = new ListNotation();
  private readonly limiters = new Map<LiveOperation, RateLimiter>();
  private readonly trips = new RoundTrips();
  private shared: SharedByCalls | undefined;

  /**
   * @param announce is told of long waits and of failures that are being retried
   * @throws ConfigurationError
   */
  constructor(
    source: ConfigurationSource,
    private readonly announce: (message: string) => void = () => undefined,
  ) {
    this.configuration = readCallConfiguration(source);
    this.credentials = new Credentials(source, announce);
  }

  /**
   * Calls an operation and returns the answer's fields.
   * @throws LiveError, ConfigurationError, the signal's reason, or a defect as it is
   */
  async call(operation: LiveOperation, parameters: CallParameters, signal?: AbortSignal): Promise<LiveAnswer> {
    const resolved = this.credentials.resolve();
    await (signal ? untilAborted(resolved, signal) : resolved);
    this.shared ??= this.makeShared();
    return new LiveCall(this.shared, this.limiterOf(operation), operation, parameters).run(signal);
  }

  private makeShared(): SharedByCalls {
    const { configuration, credentials, announce } = this;
    const { endpoint, attemptTimeoutMs } = configuration;
    return {
      configuration,
      credentials,
      requests: new SignedRequests(configuration, credentials),
      budget: new RetryBudget(),
      patience: new EndpointPatience(endpoint, attemptsForFirstAnswer * attemptTimeoutMs),
      announcer: new RetryAnnouncer(announce),
    };
  }

  private limiterOf(operation: LiveOperation): RateLimiter {
    let limiter = this.limiters.get(operation);
    if (!limiter) {
      const ratePerSecond = this.configuration[rateSetting(operation)];
      limiter = new RateLimiter({ name: operation, ratePerSecond, announce: this.announce, trips: this.trips });
      this.limiters.set(operation, limiter);
    }
    return limiter;
  }
}
