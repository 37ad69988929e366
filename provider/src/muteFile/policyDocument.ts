/** Users, shared by name. */
export type PolicyLists<Users> = Record<string, Users>;

/** What holds for every group that does not say otherwise. */
export interface PolicyDefaults<Text = string> {
  /** Message app of the groups. */
  appId?: Text;
  /** Data center of the app: `cn-shanghai` or `ap-southeast-1`. Default: the provider's. */
  dataCenter?: Text;
  /** Names of the lists whose users stay able to speak. Default: none. */
  exceptLists?: string[];
  /** Names of the mute lists whose users are muted one by one. Default: none. */
  muteLists?: string[];
  /** When the mute begins, in RFC 3339. Does not hold for a group that says `muted`. Default: it has begun. */
  mutedFrom?: Text;
  /** When the mute ends, in RFC 3339. Does not hold for a group that says `muted`. Default: never. */
  mutedUntil?: Text;
}

/** One group of a policy: the arguments of a GroupMute, names of shared lists, and whether the mute outlives the entry. */
export interface PolicyGroup<Text = string, Flag = boolean, Users = string[]> extends PolicyDefaults<Text> {
  /** Id of the group. Default: the name of the entry. */
  groupId?: Text;
  /** false: the group must be open. Default: true. */
  muted?: Flag;
  /** Users that stay able to speak, besides those of the lists. */
  exceptUsers?: Users;
  /** Users muted one by one, besides those of the mute lists. */
  mutedUsers?: Users;
  /**
   * Whether the mute stays when the entry is taken out. Like the resource option of that name it counts where an earlier
   * update has put it into state. Default: false.
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
