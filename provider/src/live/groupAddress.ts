/** One message group of one app. */
export interface GroupAddress {
  readonly appId: string;
  readonly groupId: string;
  /** Data center of the app; left out where the service finds it. */
  readonly dataCenter?: string;
}

/** A group as ids and messages name it: `<appId>/<groupId>`. An app id has no slash; a group id may have. */
export function groupKey({ appId, groupId }: GroupAddress): string {
  return `${appId}/${groupId}`;
}

/** The group that a key names; undefined where the text is no such key. */
export function parseGroupKey(key: string): GroupAddress | undefined {
  const slash = key.indexOf("/");
  if (slash <= 0 || slash === key.length - 1) return undefined;
  return { appId: key.slice(0, slash), groupId: key.slice(slash + 1) };
}

/** The address in an object that may hold more. */
export function addressOf({ appId, groupId, dataCenter }: GroupAddress): GroupAddress {
  return dataCenter === undefined ? { appId, groupId } : { appId, groupId, dataCenter };
}
