/* Ids of an import say more than those in state. The resource types read them (`lookUp`). */

/** The id of what belongs to an app, with the data center of the app where one is to be named. */
export function idInDataCenter(id: string, dataCenter: string | undefined): string {
  return dataCenter === undefined ? id : `${id}?dataCenter=${dataCenter}`;
}

/** The id of an AppMutes with some groups of the app, be they muted or open. */
export function idOfGroups(appId: string, groups: readonly string[], dataCenter: string | undefined): string {
  const ofApp = dataCenter === undefined ? "" : `&dataCenter=${dataCenter}`;
  return `${appId}?groups=${groups.map(encodeURIComponent).join(",")}${ofApp}`;
}
