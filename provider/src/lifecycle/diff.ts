import { fromExemptUsers } from "../exemptUsers";
import { isUnknown } from "../unknown";

/** What the engine is told of a difference. */
export interface Difference {
  readonly changes: boolean;
  readonly replaces: string[];
  readonly deleteBeforeReplace: boolean;
}

/** Properties that name the group: another value means another group. */
const identity = ["appId", "groupId", "dataCenter"];

/**
 * Compares what was observed with what is wanted. An identity not known yet counts as another one. The old mute is lifted
 * after the whole program was heard, since a resource that comes later may take over its group.
 */
export function diff(olds: Record<string, unknown>, news: Record<string, unknown>): Difference {
  const replaces = identity.filter((name) => isUnknown(news[name]) || (olds[name] ?? null) !== (news[name] ?? null));
  const changes = replaces.length > 0 || olds.muted !== news.muted || usersDiffer(olds.exceptUsers, news.exceptUsers);
  return { changes, replaces, deleteBeforeReplace: false };
}

function usersDiffer(olds: unknown, news: unknown): boolean {
  if (isUnknown(news)) return true;
  const [before, after] = [fromExemptUsers(olds), fromExemptUsers(news)];
  return before.length !== after.length || before.some((user, index) => user !== after[index]);
}
