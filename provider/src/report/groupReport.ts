import type { DueTurn } from "./dueTurn";
import type { People, Speech, SpeechChange } from "./speech";

/** What becomes of a group. */
export type Outcome =
  /** Not managed until now. Taken as open before: what it really is, the preview does not know. */
  | "new"
  /** Muted after having been open. */
  | "muted"
  /** Open after having been muted, and still managed. */
  | "opened"
  /** No longer in the program: a mute is lifted. */
  | "removed"
  /** No longer in the program, and stays as it is: it is open, or its resource says retainOnDelete. */
  | "released"
  /** Muted before and after, with other exempt users. */
  | "changed"
  /** Nobody gains or loses speech: renamed, replaced, or set up again. */
  | "unaffected"
  /** Depends on something known only during the update. */
  | "unknown"
  /** A refresh did not find the group, and the program sets it up again. */
  | "restored"
  /** A refresh did not find the group; Pulumi forgets it. */
  | "gone";

/** One group that the preview has something to say about. */
export interface GroupReport extends SpeechChange {
  /** Absent while it is known only during the update. */
  appId?: string;
  groupId?: string;
  /** Name of its resource in the program; of a group of an AppMutes the id of the group follows, after a slash. */
  resource: string;
  /** Whether this stands for all groups of an AppMutes: they are a secret, or known only during the update. */
  isMap?: true;
  outcome: Outcome;
  before: Speech;
  after: Speech;
  /** Users whom the update mutes and frees one by one; absent where there are none. */
  mutedOneByOne?: UsersChange;
  /** Why it changes, where its window has begun or ended since the last update and nobody has changed anything. */
  due?: DueTurn;
  /** What happened outside of Pulumi since the last update; only a preview with --refresh can tell. */
  drift?: SpeechChange & { recorded: Speech; live: Speech | "gone"; mutedOneByOne?: UsersChange };
}

/** Users who are muted one by one afterwards and were not before, and the other way round. */
export interface UsersChange {
  muted: People;
  freed: People;
}

/** The name that the program gave a resource: the end of its URN. */
export function resourceName(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
