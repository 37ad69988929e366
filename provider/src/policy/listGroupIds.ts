import type { LiveClient } from "../live/liveClient";

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
    yield groupIdsOf(page["GroupList"]);
    // The answer spells both names in its own way, and the token is text here and a number elsewhere.
    const next = page["NextpageToken"] ?? page["NextPageToken"];
    const hasMore = page["Hasmore"] ?? page["HasMore"];
    if (hasMore !== true && hasMore !== "true") return;
    NextPageToken = typeof next === "string" || typeof next === "number" ? String(next) : undefined;
    if (NextPageToken === undefined || seen.has(NextPageToken)) {
      throw new Error(`the service says that there are more groups of app ${appId}, and does not say where`);
    }
    seen.add(NextPageToken);
  }
}

function groupIdsOf(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return (list as { GroupId?: unknown; Delete?: unknown }[]).flatMap((group) =>
    typeof group.GroupId === "string" && group.Delete !== true ? [group.GroupId] : [],
  );
}
