import * as pulumi from "@pulumi/pulumi";
import { withCopy } from "../properties/ignoredArguments";
import { hasWindow } from "../properties/muteWindow";
import { ignoredMuted } from "./ignoredMuted";
import { isLater } from "./isLater";
import { isPlainObject } from "./plainValue";
import { withoutStack } from "./sdk/withoutStack";

const anyKey = /^groups(?:\.\*|\[\*\]|\["\*"\]|\["(?<key>(?:[^"\\]|\\.)*)"\])/s;
const argument = /^(?:\.(\w+)|\["(\w+)"\])$/;

/**
 * Whether the engine may take an entry of an AppMutes away, since changes of it are to be ignored: a program does not know
 * whether state has it.
 * @param paths of `ignoreChanges`, with groups as state names them
 */
export function mayLoseEntry(paths: readonly string[], key: string): boolean {
  return paths.some((path) => ["*", "appId", "groups"].includes(path) || restAfter(path, key) === "");
}

/**
 * Groups of which the entries give arguments to ignore in a way that check finds them, whatever state has.
 * @throws RunError where changes of `muted` are to be ignored beside a window
 */
export function withIgnoredArguments<Groups extends pulumi.Input<Readonly<Record<string, unknown>>>>(
  owner: string,
  groups: Groups,
  paths: readonly string[],
): Groups {
  if (!paths.some((path) => anyKey.test(path))) return groups;
  const entriesOf = (known: object) =>
    Object.fromEntries(Object.entries(known).map(([key, entry]) => [key, withIgnored(owner, key, entry, paths)]));
  if (!isLater(groups)) return entriesOf(groups) as Groups;
  return pulumi.output(groups).apply((known) => withoutStack(() => entriesOf(known))) as unknown as Groups;
}

function withIgnored(owner: string, key: string, entry: unknown, paths: readonly string[]): unknown {
  const byName = new Map(
    paths.flatMap((path) => {
      const [, plain, quoted] = argument.exec(restAfter(path, key) ?? "") ?? [];
      const name = plain ?? quoted;
      return name === undefined ? [] : [[name, path] as const];
    }),
  );
  if (byName.size === 0) return entry;
  const changed = (known: unknown): unknown => {
    if (!isPlainObject(known)) return known;
    const pathOfMuted = byName.get("muted");
    if (pathOfMuted !== undefined && hasWindow(known)) throw ignoredMuted(owner, pathOfMuted);
    return withCopy(known, new Set(byName.keys()));
  };
  if (!isLater(entry)) return changed(entry);
  return (pulumi.output(entry) as pulumi.Output<unknown>).apply((known) => withoutStack(() => changed(known)));
}

/** What follows the entry of that key in a path; undefined where the path does not lead there. */
function restAfter(path: string, key: string): string | undefined {
  const found = anyKey.exec(path);
  if (found === null) return undefined;
  const named = found.groups?.key;
  if (named !== undefined && JSON.parse(`"${named}"`) !== key) return undefined;
  return path.slice(found[0].length);
}
