import type { InputFailure } from "../properties/checkInputs";
import { type Property, rowsOf, type TypeDescription } from "../properties/property";
import { isUnknown } from "../properties/unknown";
import { usersAreSecret } from "../text/secretUsers";
import { quoted } from "../text/visible";

type Values = Readonly<Record<string, unknown>>;

/**
 * The properties that are to change and that no operation of the service changes, so that a preview tells. Where the
 * resource is replaced for another reason, they are those of another object.
 * @param olds the inputs in state; nothing where the resource is made anew
 * @param news inputs in their canonical form
 */
export function fixedFailures<Inputs extends object>(
  { properties }: TypeDescription<Inputs>,
  olds: Values,
  news: Values,
): InputFailure[] {
  const rows = rowsOf(properties);
  if (rows.some(([name, row]) => row.replaces && (isUnknown(news[name]) || differs(row, olds[name], news[name]))))
    return [];
  return rows.flatMap(([name, row]) => {
    if (row.fixed === undefined || isUnknown(news[name]) || !differs(row, olds[name], news[name])) return [];
    const isHidden = row.kind.users !== undefined && usersAreSecret();
    const before = isHidden ? "what it was" : quoted(String(olds[name]));
    return [
      { path: [name], reason: `no operation of the service changes ${name}: leave it at ${before}, or ${row.fixed}` },
    ];
  });
}

/** What state does not have, it says nothing about. */
function differs({ kind }: Property<unknown>, old: unknown, wanted: unknown): boolean {
  if (old === undefined || old === null) return false;
  return wanted === undefined || !kind.same(kind.fromState?.(old) ?? old, wanted);
}
