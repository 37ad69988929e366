import { randomBytes, randomUUID } from "node:crypto";
import { Group } from "./group";

export const dataCenters = ["cn-shanghai", "ap-southeast-1"] as const;
export type DataCenter = (typeof dataCenters)[number];

/** How long a deleted group can be recovered and keeps its id. */
export const retentionMs = 30 * 24 * 60 * 60 * 1000;

/** What an app is made with; what is left out is made up or takes the API's default. */
export interface AppOptions {
  readonly appId?: string;
  readonly appKey?: string;
  readonly appSign?: string;
  readonly name?: string;
  readonly dataCenter?: DataCenter;
  readonly auditType?: number;
  readonly auditUrl?: string;
  readonly eventCallbackUrl?: string;
  readonly messageLifeCycle?: number;
  readonly disabled?: boolean;
}

/** An interactive-messaging app: the owner of groups. */
export class App {
  readonly id: string;
  readonly appKey: string;
  readonly appSign: string;
  readonly name: string;
  readonly dataCenter: DataCenter;
  readonly auditType: number;
  readonly auditUrl: string;
  readonly eventCallbackUrl: string;
  readonly messageLifeCycle: number;
  disabled: boolean;
  modifiedAt: number;
  readonly #groups = new Map<string, Group>();
  #lastSequence = 0;

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
    this.appSign = options.appSign ?? randomBytes(32).toString("hex");
    this.name = options.name ?? "";
    this.dataCenter = options.dataCenter ?? "cn-shanghai";
    this.auditType = options.auditType ?? 0;
    this.auditUrl = options.auditUrl ?? "";
    this.eventCallbackUrl = options.eventCallbackUrl ?? "";
    this.messageLifeCycle = options.messageLifeCycle ?? 0;
    this.disabled = options.disabled ?? false;
    this.modifiedAt = createdAt;
  }

  /** Adds an empty group; the caller has made sure that there is none with this id. */
  addGroup(groupId: string, now: number): Group {
    const group = new Group(this.id, groupId, now, ++this.#lastSequence);
    this.#groups.set(groupId, group);
    return group;
  }

  /** The group, softly deleted or not; undefined if it never was or its 30 days are over. */
  group(groupId: string, now: number): Group | undefined {
    const group = this.#groups.get(groupId);
    if (!group || !isGone(group, now)) return group;
    this.#groups.delete(groupId);
    return undefined;
  }

  /** All groups in the order of their creation, softly deleted ones included. */
  groups(now: number): Group[] {
    for (const group of this.#groups.values()) if (isGone(group, now)) this.#groups.delete(group.id);
    return [...this.#groups.values()];
  }

  /** Groups that are not deleted: the ones that count towards the limit. */
  countLiveGroups(): number {
    let count = 0;
    for (const group of this.#groups.values()) if (!group.deleted) count++;
    return count;
  }
}

function isGone(group: Group, now: number): boolean {
  return group.deleted && now - group.deletedAt >= retentionMs;
}
