import { asDefect } from "../../errors/defect";
import { PackageError } from "../../errors/packageError";
import { plural } from "../../text/plural";

/** Some groups of an AppMutes failed. */
export class GroupsFailedError extends PackageError {
  static override readonly kind = "GroupsFailedError";
}

/** Another group met an error that this one would have met as well. */
export const notTried = Symbol("not tried");

/** One group that failed, and why. */
export interface GroupFailure {
  readonly groupId: string;
  readonly error: unknown;
}

/** So many groups are named; the rest is counted. */
const mostNamed = 20;

/** Why groups failed, a sentence each: the first ones by name. Those that failed alike are told once. */
export function failureReasons(failures: readonly GroupFailure[]): string[] {
  const tried = failures.filter(({ error }) => error !== notTried);
  const byReason = new Map<string, string[]>();
  for (const { groupId, error } of tried) {
    const reason = reasonOf(error);
    const alike = byReason.get(reason);
    if (alike === undefined) byReason.set(reason, [groupId]);
    else alike.push(groupId);
  }
  const told = [...byReason].slice(0, mostNamed);
  const more = tried.length - told.reduce((sum, [, groups]) => sum + groups.length, 0);
  const skipped = failures.length - tried.length;
  return [
    ...told.map(([reason, groups]) =>
      groups.length === 1
        ? `group ${groups[0]}: ${reason}`
        : `${plural(groups.length, "group")} (${named(groups)}): ${reason}`,
    ),
    ...(more > 0 ? [`and ${plural(more, "more group")} failed`] : []),
    ...(skipped > 0 ? [`${plural(skipped, "group")} more: not tried after that`] : []),
  ];
}

function named(groups: readonly string[]): string {
  const more = groups.length - mostNamed;
  return groups.slice(0, mostNamed).join(", ") + (more > 0 ? `, and ${more} more` : "");
}

function reasonOf(error: unknown): string {
  return error instanceof PackageError ? error.message : asDefect(error);
}
