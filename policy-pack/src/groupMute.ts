/**
 * Type of a GroupMute in state. It is written out here, so that a pack needs nothing of the package whose resources it
 * looks at: this name is in every state and never changes.
 */
export const groupMuteType = "pulumi-nodejs:dynamic/livemessage:GroupMute";

/** Properties of a GroupMute as the engine hands them to a policy. Reading one that a preview cannot know throws. */
export interface GroupMuteProperties {
  readonly appId: string;
  readonly groupId: string;
  readonly muted: boolean;
  /** Exempt users, each with the value true. */
  readonly exceptUsers: Readonly<Record<string, true>>;
}

/** A resource as policies get it. */
interface AnyResource {
  readonly type: string;
  readonly props: unknown;
}

/** The properties of a GroupMute, undefined for a resource of another type. */
export function groupMuteProperties({ type, props }: AnyResource): GroupMuteProperties | undefined {
  return type === groupMuteType ? (props as GroupMuteProperties) : undefined;
}

/** `<appId>/<groupId>`, by which a policy's configuration names a group. */
export function groupName({ appId, groupId }: GroupMuteProperties): string {
  return `${appId}/${groupId}`;
}

/** The users who may speak, where that is a question at all: undefined for a group that is open or another resource. */
export function exemptUsersOf(resource: AnyResource): string[] | undefined {
  const mute = groupMuteProperties(resource);
  if (mute?.muted !== true) return undefined;
  // Ids that would be hidden or lost otherwise are kept in quotes.
  return Object.keys(mute.exceptUsers).map((key) => (key.startsWith("'") ? key.slice(1, -1) : key));
}
