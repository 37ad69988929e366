import { randomBytes, randomUUID } from "node:crypto";
import { Group } from "./group";
import { storeMessage, type UserMessage } from "./message";

export const dataCenters = ["cn-shanghai", "ap-southeast-1"] as const;
export type DataCenter = (typeof dataCenters)[number];

/** How long a deleted group can be recovered and keeps its id. */
const retentionMs = 30 * 24 * 60 * 60 * 1000;

/** Only so many of the latest messages to users are kept per app. */
const keptUserMessages = 1000;

/** What of an app may be changed. */
export interface AppSettings {
  readonly name?: string;
  readonly auditType?: number;
  readonly auditUrl?: string;
  readonly eventCallbackUrl?: string;
  readonly messageLifeCycle?: number;
  readonly disabled?: boolean;
}

/** What an app is made with; what is left out is made up or takes the API's default. */
export interface AppOptions extends AppSettings {
  readonly appId?: string;
  readonly appKey?: string;
  readonly appSign?: string;
  readonly dataCenter?: DataCenter;
}

/** An interactive-messaging app: the owner of groups. Its fields are open to tests, which may change them directly. */
export class App {
  readonly id: string;
  readonly appKey: string;
  appSign: string;
  readonly dataCenter: DataCenter;
  name = "";
  auditType = 0;
  auditUrl = "";
  eventCallbackUrl = "";
  messageLifeCycle = 0;
  disabled = false;
  modifiedAt: number;
  /** Users who are online without being in a group; who is in one is online anyway. */
  readonly online = new Set<string>();
  /** The latest stored messages to users, oldest first. */
  readonly userMessages: UserMessage[] = [];
  /** Ids of groups that were deleted more than 30 days ago. */
  readonly purgedIds = new Set<string>();
  private readonly groupsById = new Map<string, Group>();
  private lastSequence = 0;

  constructor(
    readonly accountId: string,
    options: AppOptions,
    /** Milliseconds since 1970. */
    readonly createdAt: number,
    /** Rises with each app; the position in lists and next-page tokens. */
    readonly sequence: number,
  ) {
    this.id = options.appId ?? randomUUID();
    this.appKey = options.appKey ?? randomBytes(16).toString("hex");
    this.appSign = options.appSign ?? newSign();
    this.dataCenter = options.dataCenter ?? "cn-shanghai";
    this.modifiedAt = createdAt;
    this.set(options);
  }

  /** Changes what is given. */
  set(settings: AppSettings): void {
    this.name = settings.name ?? this.name;
    this.auditType = settings.auditType ?? this.auditType;
    this.auditUrl = settings.auditUrl ?? this.auditUrl;
    this.eventCallbackUrl = settings.eventCallbackUrl ?? this.eventCallbackUrl;
    this.messageLifeCycle = settings.messageLifeCycle ?? this.messageLifeCycle;
    this.disabled = settings.disabled ?? this.disabled;
  }

  renewSign(): void {
    this.appSign = newSign();
  }

  /** Adds an empty group; the caller has made sure that there is none with this id. */
  addGroup(groupId: string, now: number): Group {
    const group = new Group(this.id, groupId, now, ++this.lastSequence);
    this.groupsById.set(groupId, group);
    return group;
  }

  /** The group, softly deleted or not; undefined if it never was or its 30 days are over. */
  group(groupId: string, now: number): Group | undefined {
    const group = this.groupsById.get(groupId);
    return group && this.purge(group, now) ? undefined : group;
  }

  /** All groups in the order of their creation, softly deleted ones included. */
  groups(now: number): Group[] {
    return [...this.groupsById.values()].filter((group) => !this.purge(group, now));
  }

  /** Groups that are not deleted: the ones that count towards the limit. */
  countLiveGroups(): number {
    let count = 0;
    for (const group of this.groupsById.values()) if (!group.deleted) count++;
    return count;
  }

  isOnline(userId: string): boolean {
    return this.online.has(userId) || [...this.groupsById.values()].some(({ members }) => members.has(userId));
  }

  store(message: UserMessage): void {
    storeMessage(this.userMessages, message, keptUserMessages);
  }

  /** Forgets a group whose 30 days are over; whether they are. */
  private purge(group: Group, now: number): boolean {
    if (!group.deleted || now - group.deletedAt < retentionMs) return false;
    this.groupsById.delete(group.id);
    this.purgedIds.add(group.id);
    return true;
  }
}

function newSign(): string {
  return randomBytes(32).toString("hex");
}
