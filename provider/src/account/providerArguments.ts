import { parseAll } from "./setting";
import { type SettingName, settings } from "./settings";

const argumentsOfProvider = { prefix: "", noSuch: "there is no argument" };

/**
 * What is wrong with the arguments of a Provider. One that is misspelt, empty, wrong or half of a key would leave the
 * account to the environment, and another account's groups would be muted.
 * @param args plain values, and notKnownYet in place of outputs
 */
export function providerArgumentProblems(args: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = [];
  parseAll(args, settings, argumentsOfProvider, problems);
  const has = (name: SettingName): boolean => args[name] !== undefined;
  if (has("accessKey") !== has("secretKey")) {
    problems.push("accessKey and secretKey belong together: give both or neither");
  }
  if (has("securityToken") && !has("accessKey")) {
    problems.push("securityToken belongs to an accessKey: give that as well");
  }
  return problems;
}

/** The value of an argument as configuration holds it; undefined where problems tell why there is none. */
export function toConfigurationText(name: SettingName, value: unknown, problems: string[]): string | undefined {
  const parsed = parseAll({ [name]: value ?? "" }, settings, argumentsOfProvider, problems)[name];
  return parsed === undefined || typeof parsed === "string" ? parsed : JSON.stringify(parsed);
}
