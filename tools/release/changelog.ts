const unreleased = "## Unreleased";

/**
 * Makes the unreleased changes those of a version, and begins a new, empty list of unreleased ones.
 * @param date as `2026-01-31`
 * @throws where there is nothing to release
 */
export function closeUnreleased(changelog: string, version: string, date: string): string {
  if (notesOf(changelog, "Unreleased") === "") throw new Error("CHANGELOG.md: nothing stands below Unreleased");
  return changelog.replace(unreleased, `${unreleased}\n\n## ${version} (${date})`);
}

/**
 * What CHANGELOG.md says of a version, without the heading.
 * @param version or `Unreleased`
 * @throws where it has no heading for the version
 */
export function notesOf(changelog: string, version: string): string {
  const lines = changelog.split("\n");
  const begin = lines.findIndex((line) => line === `## ${version}` || line.startsWith(`## ${version} (`));
  if (begin < 0) throw new Error(`CHANGELOG.md has no heading "## ${version}"`);
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => line.startsWith("## "));
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .join("\n")
    .trim();
}
