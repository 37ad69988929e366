import { stripVTControlCharacters } from "node:util";

/** The users that the engine's text of a preview with `--diff` shows as gaining ("+") and losing ("-") speech. */
export function changedUsers(output: string): string[] {
  const changed: string[] = [];
  let inside = false;
  for (const line of stripVTControlCharacters(output).split("\n")) {
    if (/^\s*~ exceptUsers\s*: \{/.test(line)) inside = true;
    else if (/^\s*\}/.test(line)) inside = false;
    else if (inside) {
      const [, sign, user] = /^\s*([+-]) (.+?)\s*: true$/.exec(line) ?? [];
      if (sign !== undefined && user !== undefined) changed.push(`${sign}${user}`);
    }
  }
  return changed.sort();
}
