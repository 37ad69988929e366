import { brief, quoted } from "./visible";

/** A path as people write it: `groups.hall.exceptUsers[2]`. */
export function describePath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    const name = /^[\p{L}\p{N}_$-]+$/u.test(part) ? brief(part) : quoted(part);
    return text === "" ? name : `${text}.${name}`;
  }, "");
}
