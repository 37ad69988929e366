import { LiveError } from "./errors";
import type { LiveClient } from "./liveClient";
import { readFlag } from "./readFlag";

/** Which groups to list. */
export interface ListedApp {
  appId: string;
  /** Default: left out of the call. */
  dataCenter?: string;
}

/**
 * The ids of all groups of an app that are not deleted, page by page, oldest first (ListLiveMessageGroups).
 * @throws LiveError, ConfigurationError, the signal's reason
 */
export async function* listGroupIds(
  client: LiveClient,
  { appId, dataCenter }: ListedApp,
  signal?: AbortSignal,
): AsyncGenerator<string[]> {
  const seen = new Set<string>();
  let NextPageToken: string | undefined;
  for (;;) {
    const page = await client.call(
      "ListLiveMessageGroups",
      { AppId: appId, DataCenter: dataCenter, SortType: 1, GroupStatus: 1, NextPageToken },
      signal,
    );
    // The answer spells both names in its own way, and the token is text here and a number elsewhere.
    const next = page["NextpageToken"] ?? page["NextPageToken"];
    const hasMore = readFlag(page["Hasmore"] ?? page["HasMore"]);
    yield groupIdsOf(page["GroupList"], hasMore === false);
    if (hasMore !== true) return;
    NextPageToken = typeof next === "string" || typeof next === "number" ? String(next) : undefined;
    if (NextPageToken === undefined || seen.has(NextPageToken)) {
      throw new Error(`the service says that there are more groups of app ${appId}, and does not say where`);
    }
    seen.add(NextPageToken);
  }
}

/** A list that is short of groups would lift their mutes, so nothing is left out on a guess. */
function groupIdsOf(list: unknown, isLast: boolean): string[] {
  if ((list === undefined || list === null) && isLast) return [];
  if (!Array.isArray(list)) throw unreadable(list);
  return (list as unknown[]).flatMap((group) => {
    const { GroupId: id, Delete: deleted } = (group ?? {}) as { GroupId?: unknown; Delete?: unknown };
    if (id === "" || (typeof id !== "string" && typeof id !== "number")) throw unreadable(group);
    return readFlag(deleted) === true ? [] : [String(id)];
  });
}

function unreadable(value: unknown): LiveError {
  const shown = JSON.stringify(value)?.slice(0, 100) ?? "nothing";
  return new LiveError(`The service's answer does not tell which groups the app has: ${shown} is no list of groups.`, {
    operation: "ListLiveMessageGroups",
  });
}
