import { type ChosenCredentials, chooseCredentials } from "./chooseCredentials";
import { cleanCredentials, type ResolvedCredentials } from "./cleanCredentials";
import { ConfigurationError } from "./configurationError";
import type { ConfigurationSource } from "./configurationSource";
import { stsEndpointOf } from "./credentialsProviders";
import { underPlainHttp } from "../clientLibrary/plainHttpAgent";
import { PackageError } from "../errors/packageError";
import { sourceFailure } from "./sourceFailure";

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

  constructor(private readonly source: ConfigurationSource) {}

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

  /** @throws ConfigurationError where there are none, or their source does not answer */
  resolve(): Promise<ResolvedCredentials> {
    if (this.pending) return this.pending;
    const pending = this.ask().finally(() => {
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
  }

  /** A text from elsewhere without any secret or token that was resolved here. */
  hideIn(text: string): string {
    const forms = [...this.secrets].flatMap((secret) => [secret, encodeURIComponent(secret)]);
    const longestFirst = forms.sort((one, other) => other.length - one.length);
    return longestFirst.reduce((hidden, secret) => hidden.replaceAll(secret, "[hidden]"), text);
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
      const place = this.stsEndpoint === undefined ? "" : ` at ${this.stsEndpoint} (livemessage:stsEndpoint)`;
      this.forget(generation);
      if (error instanceof ConfigurationError) throw error;
      const why = error instanceof PackageError ? error.message : sourceFailure(error);
      throw new ConfigurationError(`No credentials from ${this.origin}${place}: ${why}.`);
    }
  }
}
