import { ConfigurationError } from "./configurationError";

/** Gives a configuration value by its full key, such as `alicloud:profile`. Objects come as JSON text. */
export type ConfigurationLookup = (key: string) => string | undefined;

/** Configuration values with their environment fallbacks. An empty text counts as not set. */
export class ConfigurationSource {
  constructor(
    private readonly lookup: ConfigurationLookup,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** The value, and where it is from (never the value itself). */
  locate(key: string, variables: readonly string[] = []): { value: string; origin: string } | undefined {
    const value = this.lookup(key);
    if (value) return { value, origin: key };
    for (const variable of variables) {
      const fallback = this.env[variable];
      if (fallback) return { value: fallback, origin: variable };
    }
    return undefined;
  }

  /** The same configuration, without fallbacks. */
  withoutEnvironment(): ConfigurationSource {
    return new ConfigurationSource(this.lookup, {});
  }

  text(key: string, variables: readonly string[] = []): string | undefined {
    return this.locate(key, variables)?.value;
  }

  /** A number above 0. */
  number(key: string, most: number): number | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (value > 0 && value <= most) return value;
    throw new ConfigurationError(`${key} must be a number above 0 and at most ${most}`);
  }

  boolean(key: string): boolean | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    if (value !== "true" && value !== "false") throw new ConfigurationError(`${key} must be true or false`);
    return value === "true";
  }

  /** A structured value, such as `alicloud:assumeRole`. */
  object(key: string): Record<string, unknown> | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    let parsed: unknown;
    try {
      parsed = JSON.parse(value);
    } catch {
      throw new ConfigurationError(`${key} must be an object: pulumi config set --path '${key}.name' value`);
    }
    // The engine's configuration of @pulumi/alicloud knows both a single object and a list of one.
    const object: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    if (typeof object !== "object" || object === null) throw new ConfigurationError(`${key} must be an object`);
    return object as Record<string, unknown>;
  }
}
