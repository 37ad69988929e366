import { subjectInWords } from "./callSubject";
import { LiveError } from "./errors";
import type { LiveClient } from "./liveClient";
import { readFlag } from "./readFlag";
import { writtenId } from "../text/writtenId";

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
    yield groupIdsOf(page["GroupList"], hasMore === false, appId);
    if (hasMore !== true) return;
    NextPageToken = typeof next === "string" || typeof next === "number" ? writtenId(String(next)) : undefined;
    if (NextPageToken === undefined || seen.has(NextPageToken)) {
      throw unreadable(appId, "it says that there are more, and does not say where");
    }
    seen.add(NextPageToken);
  }
}

/** The ids of all groups of an app that are not deleted, oldest first. @throws LiveError, ConfigurationError */
export async function allGroupIds(client: LiveClient, app: ListedApp): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of listGroupIds(client, app)) ids.push(...page);
  return ids;
}

/** A list that is short of groups would lift their mutes, so nothing is left out on a guess. */
function groupIdsOf(list: unknown, isLast: boolean, appId: string): string[] {
  if ((list === undefined || list === null) && isLast) return [];
  if (!Array.isArray(list)) throw noList(appId, list);
  return (list as unknown[]).flatMap((group) => {
    const { GroupId: id, Delete: deleted } = (group ?? {}) as { GroupId?: unknown; Delete?: unknown };
    if (id === "" || (typeof id !== "string" && typeof id !== "number")) throw noList(appId, group);
    return readFlag(deleted) === true ? [] : [writtenId(String(id))];
  });
}

function noList(appId: string, value: unknown): LiveError {
  return unreadable(appId, `${JSON.stringify(value)?.slice(0, 100) ?? "nothing"} is no list of groups`);
}

function unreadable(appId: string, why: string): LiveError {
  const message = `The service's answer for ${subjectInWords({ appId })} does not tell which groups the app has: ${why}.`;
  return new LiveError(message, { operation: "ListLiveMessageGroups", appId });
}
