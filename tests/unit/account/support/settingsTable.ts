import type { Setting } from "../../../../provider/src/account/setting";
import { settingKey, type SettingName, settings } from "../../../../provider/src/account/settings";

/** The table of settings as docs/configuration.md has it. */
export function settingsTable(): string {
  const rows = (Object.keys(settings) as SettingName[]).flatMap((name) => {
    const { kind } = settings[name];
    if (!("fields" in kind)) return [row(settingKey(name), settings[name])];
    return Object.entries<Setting>(kind.fields).map(([field, setting]) => row(`${settingKey(name)}.${field}`, setting));
  });
  return ["| key | environment | default | |", "|---|---|---|---|", ...rows].join("\n");
}

function row(key: string, { variables = [], default: value, doc, secret }: Setting): string {
  const columns = [
    `\`${key}\`${secret ? " (with `--secret`)" : ""}`,
    variables.map((variable) => `\`${variable}\``).join(", "),
    value === undefined ? "" : `\`${typeof value === "string" ? value : JSON.stringify(value)}\``,
    doc,
  ];
  return `|${columns.map((column) => (column === "" ? " " : ` ${column} `)).join("|")}|`;
}
