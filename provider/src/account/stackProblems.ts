import { nearest, suggestion } from "../text/suggestion";
import { isEmpty } from "./setting";
import { settingKey, type SettingName, settings } from "./settings";

const names = Object.keys(settings) as SettingName[];

/**
 * What is wrong with the configuration of a stack: values, and names in the namespace that is this package's own. Names
 * in `alicloud:` are those of @pulumi/alicloud, of which this package has some: only what looks like one of these is told.
 * @param config values by full key
 * @param project name of the project, whose own keys have it as their namespace
 */
export function stackProblems(config: Readonly<Record<string, unknown>>, project: string): string[] {
  const problems: string[] = [];
  for (const name of names) {
    const value = config[settingKey(name)];
    if (!isEmpty(value)) settings[name].kind.parse(value, settingKey(name), problems);
  }
  const [own, ofAlicloud] = (["livemessage", "alicloud"] as const).map((namespace) =>
    names.filter((name) => settings[name].namespace === namespace),
  ) as [SettingName[], SettingName[]];
  for (const key of Object.keys(config).filter((each) => project !== "alicloud" && each.startsWith("alicloud:"))) {
    const name = key.slice(key.indexOf(":") + 1);
    // Other names are left to @pulumi/alicloud; a role that is misspelt would not be taken, and nobody told.
    const guess = (ofAlicloud as string[]).includes(name) ? undefined : nearest(name, ofAlicloud);
    if (guess !== undefined) problems.push(`there is no key ${key}: did you mean alicloud:${guess}?`);
  }
  if (project === "livemessage") return problems;
  for (const key of Object.keys(config).filter((each) => each.startsWith("livemessage:"))) {
    const name = key.slice(key.indexOf(":") + 1);
    if ((own as string[]).includes(name)) continue;
    const isElsewhere = Object.hasOwn(settings, name);
    // It is the plugin's, where the program uses both.
    if (isElsewhere && !isEmpty(config[settingKey(name as SettingName)])) continue;
    const guess = isElsewhere ? `: did you mean ${settingKey(name as SettingName)}?` : suggestion(name, own);
    problems.push(`there is no key ${key}${guess}`);
  }
  return problems;
}
