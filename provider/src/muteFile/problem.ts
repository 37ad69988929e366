import { suggestion } from "../text/suggestion";
import { quoted } from "../text/visible";

/** Where in a policy something is: keys of maps and indices of lists, from the top. */
export type PolicyPath = readonly (string | number)[];

/** One thing that is wrong with a policy, in words for the person who wrote it. */
export interface Problem {
  path: PolicyPath;
  /** Whether the name at the end of the path is wrong, or what stands there. */
  at: "key" | "value";
  message: string;
}

/** A key at a path that nothing reads, with the nearest of those that are read; `$schema` is for editors only. */
export function unknownKey(path: PolicyPath, key: string, known: readonly string[]): Problem {
  const guess = suggestion(
    key,
    known.filter((one) => one !== "$schema"),
  );
  return { path: [...path, key], at: "key", message: `unknown key ${quoted(key)}${guess}` };
}
