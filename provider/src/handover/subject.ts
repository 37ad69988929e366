import { type GroupAddress, groupKey } from "../live/groupAddress";
import { isUnknown } from "../properties/unknown";
import { shown } from "../text/visible";

/** What resources can say something about. Resources of two types collide only over the same subject. */
export interface Subject {
  /** Tells subjects apart, also in other processes. */
  readonly key: string;
  /** In words, as in `declare the same …`. */
  readonly words: string;
  /** The advice where two resources declare it. */
  readonly advice: string;
  /** Whether each account has its own of that key. Default: it is the same whoever asks. */
  readonly isOfAccount?: boolean;
}

/** What the run wants to stay: a subject, or those of its members that are named. */
export interface Wanted {
  readonly key: string;
  /** Default: a subject without members. */
  readonly members?: readonly string[];
}

/** The mute of a group: whether it is set, and who is exempt. */
export function muteOf(group: GroupAddress): Subject {
  return subjectOfGroup(`mute ${groupKey(group)}`, group);
}

/** The group itself: that it is there, and what is known of it beside its mute. */
export function groupOf(group: GroupAddress): Subject {
  return subjectOfGroup(`group ${groupKey(group)}`, group);
}

/** Thousands may be looked up by their key, and few are put in words. */
function subjectOfGroup(key: string, { appId, groupId }: GroupAddress): Subject {
  return {
    key,
    get words() {
      return `group ${shown(groupId)} of app ${shown(appId)}`;
    },
    advice: "keep it in one resource",
  };
}

/** An app, by the name that a program gives it: the service gives it an id only when it is made. */
export function appNamed(name: string): Subject {
  const words = `app named ${shown(name)}`;
  return { key: `app ${name}`, words, advice: "give each app a name of its own", isOfAccount: true };
}

/** The mute of a group where both ids are known; else nothing. */
export function muteOfKnown(appId: unknown, groupId: unknown): Subject[] {
  return ofKnown(muteOf, appId, groupId);
}

/** A group where both ids are known; else nothing. */
export function groupOfKnown(appId: unknown, groupId: unknown): Subject[] {
  return ofKnown(groupOf, appId, groupId);
}

function ofKnown(subjectOf: (group: GroupAddress) => Subject, appId: unknown, groupId: unknown): Subject[] {
  return isKnownId(appId) && isKnownId(groupId) ? [subjectOf({ appId, groupId })] : [];
}

/** The users of a group who are muted one by one: one note for each group, since a program may name thousands of users. */
export function usersMutedIn(group: GroupAddress, users: readonly string[]): Required<Wanted> {
  return { key: `users ${groupKey(group)}`, members: users };
}

/** Such a note where both ids and the users are known; else, or where there are none, nothing. */
export function usersMutedInKnown(appId: unknown, groupId: unknown, users: unknown): Wanted[] {
  if (!isKnownId(appId) || !isKnownId(groupId) || !Array.isArray(users) || users.length === 0) return [];
  return [usersMutedIn({ appId, groupId }, users as string[])];
}

/** That the program has declared a group, and does not know yet whom it mutes one by one there. */
export function usersNotKnownYet(group: GroupAddress): Wanted {
  return { key: `users not known yet ${groupKey(group)}` };
}

function isKnownId(value: unknown): value is string {
  return typeof value === "string" && !isUnknown(value);
}
