import { type ChosenCredentials, chooseCredentials } from "./chooseCredentials";
import { ConfigurationError } from "./configurationError";
import type { ConfigurationSource } from "./configurationSource";

/** Credentials for one attempt. */
export interface ResolvedCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string | undefined;
}

/**
 * The credentials of one account: chosen when first needed, asked for by one caller at a time (the library's providers
 * answer parallel first calls wrongly), renewed by their provider before they expire, and chosen anew after a failure.
 */
export class Credentials {
  private chosen: ChosenCredentials | undefined;
  private pending: Promise<ResolvedCredentials> | undefined;

  constructor(private readonly source: ConfigurationSource) {}

  /** Where they come from, in words. */
  get origin(): string {
    return this.chosen?.origin ?? "the credentials";
  }

  /** @throws ConfigurationError where there are none, or their source does not answer */
  resolve(): Promise<ResolvedCredentials> {
    this.pending ??= this.ask().finally(() => (this.pending = undefined));
    return this.pending;
  }

  /** Forgets what was resolved, so that files and variables are read anew. */
  forget(): void {
    this.chosen = undefined;
  }

  private async ask(): Promise<ResolvedCredentials> {
    try {
      this.chosen ??= chooseCredentials(this.source);
      const { accessKeyId, accessKeySecret, securityToken } = await this.chosen.provider.getCredentials();
      return { accessKeyId, accessKeySecret, securityToken: securityToken || undefined };
    } catch (error) {
      const origin = this.origin;
      this.forget();
      if (error instanceof ConfigurationError) throw error;
      // The library's messages may hold a whole answer of the source; its first line says enough.
      const [why = ""] = String((error as Error).message).split("\n");
      throw new ConfigurationError(`No credentials from ${origin}: ${why.slice(0, 200)}`);
    }
  }
}
