/** Users, shared by name. */
export type PolicyLists<Users> = Record<string, Users>;

/** What holds for every group that does not say otherwise. */
export interface PolicyDefaults<Text = string> {
  /** Message app of the groups. */
  appId?: Text;
  /** Data center of the app: `cn-shanghai` or `ap-southeast-1`. Default: the provider's. */
  dataCenter?: Text;
  /** Names of the lists whose users may speak in a muted group. Default: none. */
  exceptLists?: string[];
  /** Names of the mute lists whose users are muted one by one. Default: none. */
  muteLists?: string[];
  /** When the mute begins, in RFC 3339. Does not hold for a group that says `muted`. Default: it has begun. */
  mutedFrom?: Text;
  /** When the mute ends, in RFC 3339. Does not hold for a group that says `muted`. Default: never. */
  mutedUntil?: Text;
}

/** A group that the policy makes as well: the arguments of a MessageGroup. */
export interface GroupToCreate<Text = string, Flag = boolean, Users = string[]> {
  /** Whether the policy makes the group, with what follows, and deletes it when the entry is removed. Default: false. */
  create?: boolean;
  /** Name of the group, at most 128 bytes. The service cannot change it later. Default: none. */
  groupName?: Text;
  /** Free text that clients get with the group. Default: none. */
  groupInfo?: Text;
  /** Users who administrate the group, at most 3. Default: nobody. */
  administrators?: Users;
  /** User who counts as the creator. The service cannot change it later. Default: none. */
  creatorId?: Text;
  /** Whether an existing group with this id is taken over. Default: false. */
  adopt?: Flag;
  /** Whether a deleted group with this id is recovered. Default: false. */
  recover?: Flag;
}

/**
 * One group of a policy: the arguments of a GroupMute, names of shared lists, whether the mute outlives the entry, and
 * whether the group itself is made.
 */
export interface PolicyGroup<Text = string, Flag = boolean, Users = string[]>
  extends PolicyDefaults<Text>, GroupToCreate<Text, Flag, Users> {
  /** Id of the group. Default: the name of the entry. */
  groupId?: Text;
  /** false: the group must be open. Default: true. */
  muted?: Flag;
  /** Users who may speak in the muted group, in addition to those of the lists. */
  exceptUsers?: Users;
  /** Users muted one by one, in addition to those of the mute lists. */
  mutedUsers?: Users;
  /**
   * Whether the mute stays when the entry is removed, and also the group where the policy makes it. As with the resource
   * option of that name, the value in state counts: an earlier update has to save it. Default: false.
   */
  retainOnDelete?: boolean;
}

/**
 * Many groups under one policy: the content of a mute file, and the arguments of a MutePolicy.
 * In a file every value is plain; in a program texts, flags and lists may be outputs.
 */
export interface PolicyDocument<Text = string, Flag = boolean, Users = string[]> {
  defaults?: PolicyDefaults<Text> | null;
  /** Shared lists of exempt users, by name. */
  lists?: PolicyLists<Users>;
  /** Shared lists of users muted one by one, by name. */
  muteLists?: PolicyLists<Users>;
  /** Groups by group id. `null` is a muted group with the defaults. */
  groups: Record<string, PolicyGroup<Text, Flag, Users> | null>;
}
