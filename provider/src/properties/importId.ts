/** Who of the users muted one by one an import manages. */
export const importedUsers = ["none", "all"] as const;

/** What the id of an import says beside what it names. The resource types read it (`lookUp`). */
export interface ImportParameters {
  /** Some groups of an app, be they muted or open. */
  readonly groups?: readonly string[] | undefined;
  /** Data center of the app. */
  readonly dataCenter?: string | undefined;
  /** Left out: none. Whom moderators have muted stays theirs. */
  readonly mutedUsers?: (typeof importedUsers)[number] | undefined;
}

/** The id of an import: that in state, and after a question mark what it does not say. */
export function importId(id: string, { groups, dataCenter, mutedUsers }: ImportParameters): string {
  const parameters = [
    ...(groups === undefined ? [] : [`groups=${groups.map(encodeURIComponent).join(",")}`]),
    ...(dataCenter === undefined ? [] : [`dataCenter=${dataCenter}`]),
    ...(mutedUsers === undefined ? [] : [`mutedUsers=${mutedUsers}`]),
  ];
  return parameters.length === 0 ? id : `${id}?${parameters.join("&")}`;
}
