/** Who may speak: everybody while muted is false, otherwise the exempt users only; and nobody of those muted one by one. */
export interface WantedMute {
  readonly muted: boolean;
  readonly exceptUsers: readonly string[];
  /** Users muted one by one, whether or not the group is muted. Default: nobody; others may be muted as well. */
  readonly mutedUsers?: readonly string[];
}
