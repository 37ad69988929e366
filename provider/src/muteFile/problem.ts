import { suggestion } from "../text/suggestion";

/** Where in a policy something is: keys of maps and indices of lists, from the top. */
export type PolicyPath = readonly (string | number)[];

/** One thing that is wrong with a policy, in words for the person who wrote it. */
export interface Problem {
  path: PolicyPath;
  /** Whether the name at the end of the path is wrong, or what stands there. */
  at: "key" | "value";
  message: string;
}

/** A path as people write it: `groups.hall.exceptUsers[2]`. */
export function describePath(path: PolicyPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    const name = /^[\p{L}\p{N}_$-]+$/u.test(part) ? part : JSON.stringify(part);
    return text === "" ? name : `${text}.${name}`;
  }, "");
}

/** A key at a path that nothing reads, with the nearest of those that are read; `$schema` is for editors only. */
export function unknownKey(path: PolicyPath, key: string, known: readonly string[]): Problem {
  const guess = suggestion(
    key,
    known.filter((one) => one !== "$schema"),
  );
  return { path: [...path, key], at: "key", message: `unknown key ${JSON.stringify(key)}${guess}` };
}
