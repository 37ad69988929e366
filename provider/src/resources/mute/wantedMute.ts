/** Who may speak: everybody while muted is false, otherwise the exempt users only. */
export interface WantedMute {
  readonly muted: boolean;
  readonly exceptUsers: readonly string[];
}
