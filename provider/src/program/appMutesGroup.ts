import type * as pulumi from "@pulumi/pulumi";

/** The mute of one group of an AppMutes. */
export interface AppMutesGroup {
  /**
   * Users who may speak while the group is muted: at most 30, each at most 64 bytes without commas and white space.
   * Order and repetition do not matter. Default: nobody. Has no effect while `muted` is false.
   */
  exceptUsers?: pulumi.Input<pulumi.Input<string | number>[]> | undefined;
  /**
   * Users who may not speak, whether or not the group is muted, as many as you like. A user who is removed from the list
   * may speak again. Users whom others have muted one by one are left alone. Default: nobody is managed.
   */
  mutedUsers?: pulumi.Input<pulumi.Input<string | number>[]> | undefined;
  /** Whether the group is muted. False declares that it is open, and is an error beside a window. Default true. */
  muted?: pulumi.Input<boolean> | undefined;
  /**
   * When the mute begins, such as `2026-03-01T18:00:00+08:00` (RFC 3339 with an offset). Before it the group is declared
   * open. Default: it has begun.
   */
  mutedFrom?: pulumi.Input<string> | undefined;
  /**
   * When the mute ends, such as `2026-03-01T20:00:00+08:00` (RFC 3339 with an offset). From then on the group is declared
   * open: the next `pulumi up` lifts the mute. Default: never.
   */
  mutedUntil?: pulumi.Input<string> | undefined;
  /**
   * Whether the mute stays when the entry is removed from the map or the resource is deleted. As with the resource option
   * of that name, the value in state counts: an earlier update has to save it. Default false.
   */
  retainOnDelete?: pulumi.Input<boolean> | undefined;
}
