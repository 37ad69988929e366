import { fromExemptUsers } from "../properties/exemptUsers";
import { isUnknown } from "../properties/unknown";
import { changedIdentity } from "./identity";

/** What the engine is told of a difference. */
export interface Difference {
  readonly changes: boolean;
  readonly replaces: string[];
  readonly deleteBeforeReplace: boolean;
}

/**
 * Compares what was observed with what is wanted. The old mute is lifted after the whole program was heard, since a
 * resource that comes later may take over its group.
 */
export function diff(olds: Record<string, unknown>, news: Record<string, unknown>): Difference {
  const replaces = changedIdentity(olds, news);
  const changes = replaces.length > 0 || olds.muted !== news.muted || usersDiffer(olds.exceptUsers, news.exceptUsers);
  return { changes, replaces, deleteBeforeReplace: false };
}

function usersDiffer(olds: unknown, news: unknown): boolean {
  if (isUnknown(news)) return true;
  const [before, after] = [fromExemptUsers(olds), fromExemptUsers(news)];
  return before.length !== after.length || before.some((user, index) => user !== after[index]);
}
