/** The configuration can't be used. The message names the key and says what to set. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}
