/** What a policy asks for its configuration: a resource or a stack to be looked at. */
interface Configured {
  getConfig<T extends object>(): T;
}

/**
 * The configuration of a policy. The engine takes any key, and a misspelt one would switch the policy off.
 * @throws Error for a key that the policy does not know; the engine then stops
 */
export function settingsOf<T extends object>(asked: Configured, known: readonly (keyof T & string)[]): T {
  const settings = asked.getConfig<T>();
  const names: readonly string[] = [...known, "enforcementLevel"];
  const unknown = Object.keys(settings).filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `unknown setting ${JSON.stringify(unknown[0])} (there is ${known.map((name) => JSON.stringify(name)).join(", ")})`,
    );
  }
  return settings;
}
