import { storeMessage, type StoredMessage } from "./message";

/** Who may not speak in a group, as it is at one moment. */
export interface MuteState {
  readonly mutedAll: boolean;
  /** Users whom the group mute does not concern. */
  readonly exempt: readonly string[];
  /** Users muted individually. */
  readonly muted: readonly string[];
}

/** Only so many of the latest messages are kept per group; the counts are of all. */
const keptMessages = 100;

/** A write that reads do not show until then, nor before so many reads. */
export interface UnseenWrite {
  /** The state before it. */
  readonly before: MuteState;
  readonly until: number;
  reads: number;
}

/** A message group. Its fields are open to tests, which may read and change them directly. */
export class Group {
  name = "";
  info = "";
  creator = "";
  administrators: string[] = [];

  mutedAll = false;
  exempt = new Set<string>();
  muted = new Set<string>();

  deleted = false;
  /** Who deleted it, and when (milliseconds since 1970). */
  deletedBy = "";
  deletedAt = 0;

  /** User id to the user's info, in the order of joining. */
  readonly members = new Map<string, string>();
  /** How often users have joined in all. */
  joins = 0;
  /** Message type to how many were sent. */
  readonly messageCounts = new Map<number, number>();
  /** The latest stored messages, oldest first. */
  readonly messages: StoredMessage[] = [];

  /** What lagging reads still answer: the state before each write that does not show yet, oldest first. */
  unseen: UnseenWrite[] = [];

  constructor(
    readonly appId: string,
    readonly id: string,
    /** Milliseconds since 1970. */
    readonly createdAt: number,
    /** Rises with each group of the app; the position in lists and next-page tokens. */
    readonly sequence: number,
  ) {}

  muteState(): MuteState {
    return { mutedAll: this.mutedAll, exempt: [...this.exempt], muted: [...this.muted] };
  }

  /** Changes what is given of the mute. */
  setMute({ mutedAll, exempt, muted }: Partial<MuteState>): void {
    if (mutedAll !== undefined) this.mutedAll = mutedAll;
    if (exempt) this.exempt = new Set(exempt);
    if (muted) this.muted = new Set(muted);
  }

  /** A user comes online in the group. */
  join(userId: string, info = ""): void {
    this.members.set(userId, info);
    this.joins++;
  }

  /** A user leaves; false if the user was not there. */
  leave(userId: string): boolean {
    return this.members.delete(userId);
  }

  /** Softly deletes the group, which sends its members away. */
  delete(now: number, by = ""): void {
    this.deleted = true;
    this.deletedBy = by;
    this.deletedAt = now;
    this.members.clear();
  }

  /** Takes a soft deletion back; the members have to join again. */
  recover(): void {
    this.deleted = false;
    this.deletedBy = "";
    this.deletedAt = 0;
  }

  store(message: StoredMessage): void {
    storeMessage(this.messages, message, keptMessages);
  }

  /** Adds to the number of messages of a type. */
  count(type: number, count: number): void {
    this.messageCounts.set(type, (this.messageCounts.get(type) ?? 0) + count);
  }

  /**
   * Whether the user may speak now. Administrators and the creator always may (documented); a deleted group is silent.
   * @param individualMuteWins whether an individual mute beats the exemption from the group mute
   */
  maySpeak(userId: string, individualMuteWins = true): boolean {
    if (this.deleted) return false;
    if (userId === this.creator || this.administrators.includes(userId)) return true;
    const exempt = this.mutedAll && this.exempt.has(userId);
    if (this.muted.has(userId)) return exempt && !individualMuteWins;
    return !this.mutedAll || exempt;
  }
}
