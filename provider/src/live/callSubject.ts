import { quoted } from "../text/visible";

/** What a call is about: a group of an app, an app, or the account. */
export interface CallSubject {
  readonly appId?: string | undefined;
  readonly groupId?: string | undefined;
}

/** What the parameters of a call name. */
export function subjectOf({ AppId, GroupId }: Readonly<Record<string, unknown>>): CallSubject {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return { appId: text(AppId), groupId: text(GroupId) };
}

/** `group "hall" of app "app1"`, `app "app1"` or `the account`. */
export function subjectInWords({ appId, groupId }: CallSubject): string {
  if (groupId !== undefined) return `group ${quoted(groupId)} of app ${quoted(appId ?? "")}`;
  return appId === undefined ? "the account" : `app ${quoted(appId)}`;
}
