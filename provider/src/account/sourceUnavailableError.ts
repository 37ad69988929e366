import { ConfigurationError } from "./configurationError";

/** The source of credentials cannot be reached, or is sick; another attempt may help. */
export class SourceUnavailableError extends ConfigurationError {
  static override readonly kind = "SourceUnavailableError";
}
