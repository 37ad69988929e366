import type { FaultType } from "../faults/faultRule";
import type { Group } from "../store/group";
import type { Clock } from "../time/clock";

/** A group right after an entry. */
export interface GroupEffect {
  readonly appId: string;
  readonly groupId: string;
  readonly mutedAll: boolean;
  readonly exempt: readonly string[];
  readonly muted: readonly string[];
  readonly deleted: boolean;
}

interface EntryBase {
  /** 1, 2, 3 … in the order in which things took effect. */
  readonly sequence: number;
  /** Milliseconds since 1970 on the emulator's clock. */
  readonly time: number;
  /** The group concerned, undefined where there is none. */
  readonly effect: GroupEffect | undefined;
}

/** A request, whatever became of it. */
export interface JournalCall extends EntryBase {
  readonly kind: "call";
  /** As asked for, even if there is no such operation; empty if none was named. */
  readonly operation: string;
  /** Id of the main account; undefined before the key is known. */
  readonly account: string | undefined;
  /** The operation's parameters as sent, long ones cut; nothing of keys, tokens and signatures. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Names of parameters that are neither the operation's nor common ones; nothing reads them. */
  readonly unknownParameters: readonly string[];
  /** HTTP status; 0 if the connection was closed without an answer. */
  readonly status: number;
  /** Code of the error, undefined for success. */
  readonly code: string | undefined;
  /** Its text, without what a wrong signature repeats of the request; undefined for success. */
  readonly message: string | undefined;
  readonly requestId: string;
  /** Whether the operation was carried out, the answer notwithstanding. */
  readonly applied: boolean;
  /** The fault that acted. */
  readonly fault: FaultType | undefined;
}

/** A change that did not come through the API. */
export interface JournalChange extends EntryBase {
  readonly kind: "change";
  /** What was done, such as "setMute". */
  readonly change: string;
}

export type JournalEntry = JournalCall | JournalChange;

/** The latest entries, in order. Old ones are dropped beyond {@link capacity}. */
export class Journal {
  private kept: JournalEntry[] = [];
  private lastSequence = 0;
  private readonly listeners: ((entry: JournalEntry) => void)[] = [];

  constructor(
    private readonly clock: Clock,
    /** How many entries are kept. */
    readonly capacity = 10_000,
  ) {}

  entries(): JournalEntry[] {
    return this.kept.slice(-this.capacity);
  }

  /** The calls alone, of one operation or of all. */
  calls(operation?: string): JournalCall[] {
    return this.entries().filter(
      (entry): entry is JournalCall =>
        entry.kind === "call" && (operation === undefined || entry.operation === operation),
    );
  }

  clear(): void {
    this.kept = [];
  }

  /** Calls `listener` with every entry from now on. */
  listen(listener: (entry: JournalEntry) => void): void {
    this.listeners.push(listener);
  }

  recordCall(call: Omit<JournalCall, "kind" | "sequence" | "time">): void {
    this.record({ kind: "call", sequence: ++this.lastSequence, time: Math.floor(this.clock.now()), ...call });
  }

  recordChange(change: string, effect: GroupEffect | undefined): void {
    this.record({
      kind: "change",
      sequence: ++this.lastSequence,
      time: Math.floor(this.clock.now()),
      change,
      effect,
    });
  }

  private record(entry: JournalEntry): void {
    this.kept.push(entry);
    // Dropped in bulk: shifting on every call would cost as much as the journal is long.
    if (this.kept.length >= this.capacity * 2) this.kept = this.kept.slice(-this.capacity);
    for (const listener of this.listeners) listener(entry);
  }
}

export function effectOn(group: Group): GroupEffect {
  return { appId: group.appId, groupId: group.id, deleted: group.deleted, ...group.muteState() };
}
