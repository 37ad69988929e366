import { ConfigurationSource } from "../../../../provider/src/account/configurationSource";

/** A configuration with these values, and an environment with those. */
export function configuration(values: Record<string, string> = {}, env: NodeJS.ProcessEnv = {}): ConfigurationSource {
  return new ConfigurationSource((key) => values[key], env);
}
