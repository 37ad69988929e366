import { quoted } from "../text/visible";

/** What a call is about: a group of an app, an app, or the account. */
export interface CallSubject {
  readonly appId?: string | undefined;
  readonly groupId?: string | undefined;
}

/** `group "hall" of app "app1"`, `app "app1"` or `the account`. */
export function subjectInWords({ appId, groupId }: CallSubject): string {
  if (groupId !== undefined) return `group ${quoted(groupId)} of app ${quoted(appId ?? "")}`;
  return appId === undefined ? "the account" : `app ${quoted(appId)}`;
}
