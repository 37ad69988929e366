const literal = /"(?:[^"\\]|\\.)*"|\d+/.source;
const union = new RegExp(`(?<![\\w.])(?:${literal})(?: \\| (?:${literal}))+`, "g");

/**
 * Sorts the unions of literals in a text of declarations. The compiler writes a union that it finds out itself in the order in
 * which it met the types, which a build of changed files alone may change.
 */
export function sortUnions(text: string): string {
  return text.replace(union, (members) => members.split(" | ").sort().join(" | "));
}
