import type * as pulumi from "@pulumi/pulumi";
import type { GroupMute } from "./groupMute";
import type { MessageGroup } from "./messageGroup";

/** What a MutePolicy makes one resource for: each group (GroupMute), or each app and data center (AppMutes). */
export type OneResourcePer = "group" | "app";

/** Who may speak in one group of a MutePolicy. */
export interface PolicyMute {
  /** Id of the app. */
  readonly appId: pulumi.Output<string>;
  /** Id of the message group. */
  readonly groupId: pulumi.Output<string>;
  /** Data center of the app, where one was given. */
  readonly dataCenter: pulumi.Output<string | undefined>;
  /** Whether the group is muted. */
  readonly muted: pulumi.Output<boolean>;
  /** Users who may speak while the group is muted, sorted. */
  readonly exceptUsers: pulumi.Output<string[]>;
  /** Users whom the policy keeps muted one by one, sorted. */
  readonly mutedUsers: pulumi.Output<string[]>;
}

/** The mute of an entry: the resource itself where there is one for each group. */
export type MuteOfEntry<Per extends OneResourcePer> = Per extends "group" ? GroupMute : PolicyMute;

/** One entry of a policy with all that is to be declared. */
export interface EntryToDeclare {
  /** Name of the entry. */
  readonly entry: string;
  readonly appId: pulumi.Input<string>;
  readonly groupId: pulumi.Input<string>;
  readonly dataCenter?: pulumi.Input<string>;
  readonly muted?: pulumi.Input<boolean>;
  readonly mutedFrom?: pulumi.Input<string>;
  readonly mutedUntil?: pulumi.Input<string>;
  readonly exceptUsers: pulumi.Input<string[]>;
  readonly mutedUsers?: pulumi.Input<string[]>;
  readonly retainOnDelete?: boolean;
  /** The group, where the policy makes it: its mute is set after it is made, and lifted before it is deleted. */
  readonly created?: MessageGroup;
}
