import { underPlainHttp } from "../clientLibrary/plainHttpAgent";
import { PackageError } from "../errors/packageError";
import { untilAborted } from "../live/deadline";
import { retry } from "../live/retry";
import { RetryAnnouncer } from "../live/retryAnnouncer";
import { type ChosenCredentials, chooseCredentials } from "./chooseCredentials";
import { cleanCredentials, type ResolvedCredentials } from "./cleanCredentials";
import { ConfigurationError } from "./configurationError";
import type { ConfigurationSource } from "./configurationSource";
import { stsEndpointOf } from "./credentialsProviders";
import { mayPass, sourceFailure } from "./sourceFailure";
import { SourceUnavailableError } from "./sourceUnavailableError";

/** So many attempts without any answer, one after the other, are enough for a source that has never answered. */
export const attemptsForFirstAnswer = 3;

/** Anything shorter is a made-up one, and would be found in any text. */
const shortestSecret = 8;

/**
 * The credentials of one account: chosen when first needed, asked for by one caller at a time (the library's providers
 * answer parallel first calls wrongly), renewed by their provider before they expire, and chosen anew after a failure.
 */
export class Credentials {
  private chosen: ChosenCredentials | undefined;
  private pending: Promise<ResolvedCredentials> | undefined;
  private chosenOrigin = "the credentials";
  private times = 0;
  private haveToken = false;
  private readonly secrets = new Set<string>();

  private hasAnswered = false;
  private lastFailure: ConfigurationError | undefined;
  private readonly announcer: RetryAnnouncer;

  /** @param announce is told of failures that are being retried */
  constructor(
    private readonly source: ConfigurationSource,
    announce: (message: string) => void = () => undefined,
  ) {
    this.announcer = new RetryAnnouncer(announce);
  }

  /** Where they come from, in words. */
  get origin(): string {
    return this.chosenOrigin;
  }

  /** The host at which a role is assumed; undefined where none is, or before they were first asked for. */
  get stsEndpoint(): string | undefined {
    return this.chosen && stsEndpointOf(this.chosen.provider);
  }

  /** Whether those resolved last have a security token. */
  get areTemporary(): boolean {
    return this.haveToken;
  }

  /** How often they were forgotten: tells whether those that were refused are still the ones in use. */
  get generation(): number {
    return this.times;
  }

  /** Why the source has no credentials while it is asked, which says nothing of who waits; undefined where it is not asked. */
  get failure(): ConfigurationError | undefined {
    return this.pending && (this.lastFailure ?? this.explain("no answer yet", SourceUnavailableError));
  }

  /**
   * The credentials. A source that fails in passing is asked again, once for all who wait, for livemessage:totalTimeout; one
   * that has never answered for three times livemessage:attemptTimeout.
   * @throws ConfigurationError where there are none, or their source does not answer
   */
  resolve(): Promise<ResolvedCredentials> {
    if (this.pending) return this.pending;
    const pending = this.askUntilGiven().finally(() => {
      if (this.pending === pending) this.pending = undefined;
    });
    this.pending = pending;
    return pending;
  }

  /**
   * Forgets what was resolved, so that files and variables are read anew.
   * @param generation the one that turned out to be of no use; nothing happens if it is no longer in use
   */
  forget(generation: number): void {
    if (generation !== this.times) return;
    this.times += 1;
    this.chosen = undefined;
    this.pending = undefined;
    this.lastFailure = undefined;
  }

  /** A text from elsewhere without any secret or token that was resolved here. */
  hideIn(text: string): string {
    const forms = [...this.secrets].flatMap((secret) => [secret, encodeURIComponent(secret)]);
    const longestFirst = forms.sort((one, other) => other.length - one.length);
    return longestFirst.reduce((hidden, secret) => hidden.replaceAll(secret, "[hidden]"), text);
  }

  private async askUntilGiven(): Promise<ResolvedCredentials> {
    const totalTimeoutMs = this.limitMs();
    const began = performance.now();
    let failures = 0;
    this.lastFailure = undefined;
    const resolved = await retry((_, stop) => untilAborted(this.ask(), stop), {
      operation: "GetCredentials",
      totalTimeoutMs,
      classify: (error) => {
        if (!(error instanceof SourceUnavailableError)) return { kind: "final" };
        this.lastFailure = error;
        failures += 1;
        const forSeconds = `for up to ${totalTimeoutMs / 1000} s`;
        this.announcer.failed(failures, began, () => `${error.message} Trying again, ${forSeconds}.`);
        return { kind: "transient" };
      },
      giveUp: (error, { attempts, elapsedMs }) => {
        const known =
          error instanceof ConfigurationError
            ? error
            : this.explain(`no answer within ${totalTimeoutMs / 1000} s`, SourceUnavailableError);
        if (attempts === 1) return known;
        return new SourceUnavailableError(
          `${known.message} Tried ${attempts} times in ${(elapsedMs / 1000).toFixed(1)} s.`,
        );
      },
    });
    this.hasAnswered = true;
    this.announcer.succeeded();
    return resolved;
  }

  private limitMs(): number {
    const total = this.source.read("totalTimeout");
    const first = attemptsForFirstAnswer * this.source.read("attemptTimeout");
    return 1000 * (this.hasAnswered ? total : Math.min(total, first));
  }

  private async ask(): Promise<ResolvedCredentials> {
    const { generation } = this;
    try {
      this.chosen ??= chooseCredentials(this.source);
      this.chosenOrigin = this.chosen.origin;
      const { provider } = this.chosen;
      const plainHttp = { isAllowed: this.source.read("allowPlainHttp"), origin: this.origin };
      const resolved = cleanCredentials(await underPlainHttp(plainHttp, () => provider.getCredentials()), this.origin);
      for (const secret of [resolved.accessKeySecret, resolved.securityToken]) {
        if (secret && secret.length >= shortestSecret) this.secrets.add(secret);
      }
      this.haveToken = resolved.securityToken !== undefined;
      return resolved;
    } catch (error) {
      const failure = this.readFailure(error);
      if (generation === this.times) this.chosen = undefined;
      throw failure;
    }
  }

  private readFailure(error: unknown): ConfigurationError {
    if (error instanceof ConfigurationError) return error;
    const why = error instanceof PackageError ? error.message : sourceFailure(error);
    return this.explain(why, mayPass(error) ? SourceUnavailableError : ConfigurationError);
  }

  private explain(why: string, ErrorType: typeof ConfigurationError): ConfigurationError {
    const place = this.stsEndpoint === undefined ? "" : ` at ${this.stsEndpoint} (livemessage:stsEndpoint)`;
    return new ErrorType(`No credentials from ${this.origin}${place}: ${why}.`);
  }
}
