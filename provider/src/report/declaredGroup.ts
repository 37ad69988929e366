import { hasWindow, type MuteWindow, windowOf } from "../properties/muteWindow";
import { fromUserMap } from "../properties/userMap";
import { isUnknown } from "../properties/unknown";
import type { Speech } from "./speech";

/** How the JSON of a preview shows a secret. */
export const secretValue = "[secret]";

/** What the program or state says about one group. An id is absent while it is unknown. */
export interface DeclaredGroup {
  /** URN of its resource; for a group of an AppMutes the id of the group follows, as the name of a GroupMute would. */
  urn: string;
  appId?: string;
  groupId?: string;
  speech: Speech;
  /** Users muted one by one; undefined where a preview does not show them. */
  mutedUsers: readonly string[] | undefined;
  /** When it is muted, where it has a window; sides that a preview hides are left out. */
  window?: MuteWindow;
  retainOnDelete: boolean;
  /** Whether this stands for all groups of an AppMutes: their map is a secret or not known yet. */
  isMap?: true;
}

/** Reads the properties of a GroupMute, or of a group of an AppMutes in the same form. */
export function declaredGroup(
  urn: string,
  properties: Readonly<Record<string, unknown>>,
  retainOnDelete: boolean,
): DeclaredGroup {
  const appId = known(properties["appId"]);
  const groupId = known(properties["groupId"]);
  const window = windowOf({ mutedFrom: shown(properties["mutedFrom"]), mutedUntil: shown(properties["mutedUntil"]) });
  return {
    urn,
    ...(appId === undefined ? {} : { appId }),
    ...(groupId === undefined ? {} : { groupId }),
    mutedUsers: usersIn(properties["mutedUsers"]),
    speech: speechOf(properties["muted"], properties["exceptUsers"]),
    ...(hasWindow(window) ? { window } : {}),
    retainOnDelete,
  };
}

function speechOf(muted: unknown, exceptUsers: unknown): Speech {
  if (isUnknown(muted)) return { kind: "unknown" };
  if (muted === secretValue) return { kind: "secret" };
  if (muted === false) return { kind: "everyone" };
  if (isUnknown(exceptUsers)) return { kind: "unknown" };
  if (exceptUsers === secretValue) return { kind: "secret" };
  return { kind: "only", users: fromUserMap(exceptUsers) };
}

function usersIn(users: unknown): readonly string[] | undefined {
  return isUnknown(users) || users === secretValue ? undefined : fromUserMap(users);
}

function known(value: unknown): string | undefined {
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}

/** A value that is neither unknown nor a secret. */
function shown(value: unknown): string | undefined {
  return value === secretValue ? undefined : known(value);
}
