import { PackageError } from "../errors/packageError";

/**
 * The configuration can't be used. The message names the key and says what to set.
 *
 * @example
 * ```ts
 * try {
 *   await listGroups({ appId: "a1b2c3" });
 * } catch (error) {
 *   if (!(error instanceof ConfigurationError)) throw error;
 *   console.error(`Check the configuration of the stack: ${error.message}`);
 * }
 * ```
 */
export class ConfigurationError extends PackageError {
  static override readonly kind: string = "ConfigurationError";
}
