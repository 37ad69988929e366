import { suggestion } from "../text/suggestion";
import { isEmpty } from "./setting";
import { settingKey, type SettingName, settings } from "./settings";

const names = Object.keys(settings) as SettingName[];

/**
 * What is wrong with the configuration of a stack: values, and names in the namespace that is this package's own. Names
 * in `alicloud:` are those of @pulumi/alicloud, of which this package has some.
 * @param config values by full key
 * @param project name of the project, whose own keys have it as their namespace
 */
export function stackProblems(config: Readonly<Record<string, unknown>>, project: string): string[] {
  const problems: string[] = [];
  for (const name of names) {
    const value = config[settingKey(name)];
    if (!isEmpty(value)) settings[name].kind.parse(value, settingKey(name), problems);
  }
  if (project === "livemessage") return problems;
  const own = names.filter((name) => settings[name].namespace === "livemessage");
  for (const key of Object.keys(config).filter((each) => each.startsWith("livemessage:"))) {
    const name = key.slice(key.indexOf(":") + 1);
    if ((own as string[]).includes(name)) continue;
    const isElsewhere = Object.hasOwn(settings, name);
    const guess = isElsewhere ? `: did you mean ${settingKey(name as SettingName)}?` : suggestion(name, own);
    problems.push(`there is no key ${key}${guess}`);
  }
  return problems;
}
