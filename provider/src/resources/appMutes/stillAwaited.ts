import { type LateMutes, mayBeAmong } from "../../handover/lateMutes";
import { muteOf, usersNotKnownYet } from "../../handover/subject";
import { declaredByProgram, lateMutes } from "../../handover/wantedByOtherProcesses";
import type { GroupAddress } from "../../live/groupAddress";
import type { MuteEntry } from "../../properties/muteEntries";
import { areUsersToCome } from "../mute/lift";

/** What the program is still to tell of groups that left an AppMutes, when it knows it itself. */
export class StillAwaited {
  private readonly groupIds: ReadonlySet<string>;
  private readonly withUsers: readonly string[];

  constructor(
    private readonly app: Omit<GroupAddress, "groupId">,
    entries: readonly (readonly [groupId: string, entry: MuteEntry])[],
  ) {
    this.groupIds = new Set(entries.map(([groupId]) => groupId));
    this.withUsers = entries.flatMap(([groupId, { mutedUsers = [] }]) => (mutedUsers.length > 0 ? [groupId] : []));
  }

  /** Whether it is to tell anything. */
  isAnything(): boolean {
    return this.late().length > 0 || this.withUsers.some((groupId) => this.areUsersToCome(groupId));
  }

  /** The groups of which it may tell something. */
  groups(): ReadonlySet<string> {
    const late = this.late();
    const isLate = (groupId: string): boolean => {
      const one = new Set([groupId]);
      return late.some((each) => mayBeAmong(each, this.app.appId, one));
    };
    const users = this.withUsers.filter((groupId) => this.areUsersToCome(groupId));
    return new Set([...users, ...[...this.groupIds].filter(isLate)]);
  }

  /** The keys of notes of mutes of which it foretells both ids: they are declared, and nobody knows for which users. */
  foretold(): ReadonlySet<string> {
    const ids = this.late().flatMap(({ appId, groupIds = [] }) => (appId === undefined ? [] : groupIds));
    const groups = ids.map((groupId) => ({ ...this.app, groupId }));
    return new Set(groups.flatMap((group) => [muteOf(group).key, usersNotKnownYet(group).key]));
  }

  private late(): LateMutes[] {
    return lateMutes().filter((late) => mayBeAmong(late, this.app.appId, this.groupIds));
  }

  private areUsersToCome(groupId: string): boolean {
    return areUsersToCome({ ...this.app, groupId }, declaredByProgram);
  }
}
