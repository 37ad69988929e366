/**
 * Types in state of the resources that mute groups, of the dynamic provider and of the plugin. They are written out here, so
 * that a pack needs nothing of the package whose resources it looks at: these names are in every state and never change.
 */
export const groupMuteTypes: readonly string[] = [
  "pulumi-nodejs:dynamic/livemessage:GroupMute",
  "livemessage:index:GroupMute",
];
export const appMutesTypes: readonly string[] = [
  "pulumi-nodejs:dynamic/livemessage:AppMutes",
  "livemessage:index:AppMutes",
];

/** Users as state keeps them: with the dynamic provider keys of a map, each with the value true; with the plugin a list. */
type Users = Readonly<Record<string, true>> | readonly string[];

/** When a group is muted, each side in RFC 3339 with an offset. */
interface Window {
  readonly mutedFrom?: string;
  readonly mutedUntil?: string;
}

interface GroupMuteProperties extends Window {
  readonly appId: string;
  readonly groupId: string;
  readonly muted: boolean;
  readonly exceptUsers: Users;
  readonly mutedUsers?: Users;
}

interface AppMutesProperties {
  readonly appId: string;
  /** By the id of the group. An entry that does not say so is muted. */
  readonly groups: Readonly<Record<string, Entry>>;
}

interface Entry extends Window {
  readonly muted?: boolean;
  readonly exceptUsers?: Users;
  readonly mutedUsers?: Users;
}

/** A resource as policies get it. */
export interface AnyResource {
  readonly type: string;
  readonly props: unknown;
}

/** The mute of one group. Reading what a preview cannot know throws. */
export interface Mute {
  readonly groupId: string;
  /** `<appId>/<groupId>`, by which a policy's configuration names a group. */
  readonly group: string;
  /** Whether the group is muted now. */
  readonly muted: boolean;
  /** Whether it is muted now, or was or will be in its window. A rule must not wait for the run that begins the mute. */
  readonly isEverMuted: boolean;
  /** When it is muted, where that has a beginning or an end. */
  readonly window: Window;
  readonly exceptUsers: string[];
  /** Users muted one by one. */
  readonly mutedUsers: string[];
  /** Whether its resource may hold other groups, too. */
  readonly isOneOfMany: boolean;
}

/** Whether a resource mutes groups. */
export function isOfMutes({ type }: AnyResource): boolean {
  return groupMuteTypes.includes(type) || appMutesTypes.includes(type);
}

/** The mutes of a resource: one, many, or none where it is of another type. @throws where a preview cannot know them */
export function mutesOf({ type, props }: AnyResource): Mute[] {
  if (groupMuteTypes.includes(type)) return [muteOf(props as GroupMuteProperties)];
  if (!appMutesTypes.includes(type)) return [];
  const app = props as AppMutesProperties;
  const { groups } = app;
  return Object.keys(groups).map((key) => entryOf(app, groups, key));
}

/* What is read is read late, since one value that is not known must not hide the others. */

function muteOf(props: GroupMuteProperties): Mute {
  return {
    get groupId() {
      return props.groupId;
    },
    get group() {
      return `${props.appId}/${props.groupId}`;
    },
    get muted() {
      return props.muted;
    },
    get isEverMuted() {
      return hasWindow(props) || props.muted;
    },
    get window() {
      return windowOf(props);
    },
    get exceptUsers() {
      return usersOf(props.exceptUsers);
    },
    get mutedUsers() {
      return usersOf(props.mutedUsers);
    },
    isOneOfMany: false,
  };
}

function entryOf(app: AppMutesProperties, groups: AppMutesProperties["groups"], key: string): Mute {
  return {
    groupId: idOf(key),
    get group() {
      return `${app.appId}/${idOf(key)}`;
    },
    get muted() {
      return groups[key]!.muted !== false;
    },
    get isEverMuted() {
      return hasWindow(groups[key]!) || groups[key]!.muted !== false;
    },
    get window() {
      return windowOf(groups[key]!);
    },
    get exceptUsers() {
      return usersOf(groups[key]!.exceptUsers);
    },
    get mutedUsers() {
      return usersOf(groups[key]!.mutedUsers);
    },
    isOneOfMany: true,
  };
}

function hasWindow({ mutedFrom, mutedUntil }: Window): boolean {
  return mutedFrom !== undefined || mutedUntil !== undefined;
}

function windowOf({ mutedFrom, mutedUntil }: Window): Window {
  return {
    ...(mutedFrom === undefined ? {} : { mutedFrom }),
    ...(mutedUntil === undefined ? {} : { mutedUntil }),
  };
}

function usersOf(users: Users = []): string[] {
  return isList(users) ? [...users] : Object.keys(users).map(idOf);
}

/** Array.isArray alone does not tell a list that cannot be changed. */
function isList(users: Users): users is readonly string[] {
  return Array.isArray(users);
}

/** Ids that would be hidden or lost as keys are kept in quotes. */
function idOf(key: string): string {
  return key.startsWith("'") ? key.slice(1, -1) : key;
}
