import { PackageError } from "../errors/packageError";

/** The configuration can't be used. The message names the key and says what to set. */
export class ConfigurationError extends PackageError {
  static override readonly kind: string = "ConfigurationError";
}
