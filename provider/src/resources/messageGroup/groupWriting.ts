import { noteRenewed } from "../../handover/renewed";
import { muteOf } from "../../handover/subject";
import { isGroupNotFound, isRefusal, mayHaveBeenApplied } from "../../live/errors";
import type { GroupAddress } from "../../live/groupAddress";
import {
  createGroup,
  describeGroup,
  type GroupFound,
  type GroupProfile,
  modifyGroup,
  recoverGroup,
} from "../../live/groupOperations";
import { isListInOne } from "../../live/listForm";
import type { LiveClient } from "../../live/liveClient";
import type { MessageGroupInputs } from "../../properties/messageGroup";
import { readUntil } from "../mute/readUntil";
import { deletedGroup, groupExists, groupNotAsWanted, groupVanished, idUsedUp, otherGroup } from "./groupErrors";
import { differences, isSameProfile } from "./groupProfile";

/** Brings one group to what is declared: makes it, recovers it or takes it over, and changes what differs. */
export class GroupWriting {
  /** Whether the service holds something of what is declared because of this. */
  hasWritten = false;

  /** @param options.isOwn whether the group is the resource's already, by what state says */
  constructor(
    private readonly client: LiveClient,
    private readonly group: GroupAddress,
    private readonly wanted: MessageGroupInputs,
    private readonly options: { readonly isOwn: boolean },
  ) {}

  /** @throws LiveError, and PackageErrors that say what is in the way */
  async run(): Promise<void> {
    const there = await this.find();
    if (there === undefined) return this.make();
    const { group, wanted } = this;
    if (there.isDeleted) {
      if (!wanted.recover) throw deletedGroup(group, there);
      this.refuseOther(there);
      return this.change(await this.recover());
    }
    if (!wanted.adopt && !this.options.isOwn) throw groupExists(group);
    this.refuseOther(there);
    await this.change(there);
  }

  private async make(): Promise<void> {
    const { group, wanted } = this;
    const [form] = this.client.lists.forms([]);
    let isMade: boolean;
    try {
      const { alreadyExists, alreadyDeleted } = await createGroup(this.client, group, wanted, form!);
      if (alreadyDeleted) throw idUsedUp(group);
      isMade = !alreadyExists;
    } catch (error) {
      if (!mayHaveBeenApplied(error)) throw error;
      // An answer was lost, so a read has to tell.
      const found = await this.find().catch(() => undefined);
      if (found === undefined || found.isDeleted) throw error;
      isMade = false;
    }
    if (isMade) this.noteAnew();
    if (isMade && !this.client.configuration.verify) return;
    const found = await readUntil(
      () => this.find(),
      (each) => each !== undefined && !each.isDeleted,
    );
    if (found === undefined || found.isDeleted) throw groupVanished(group);
    // It was not there a moment ago: if it is as this has sent it, an attempt whose answer was lost has made it.
    if (!isMade && !isSameProfile(found, wanted) && !isMisread(found, wanted) && !wanted.adopt)
      throw groupExists(group);
    this.noteAnew();
    this.refuseOther(found);
    await this.change(found);
  }

  private async recover(): Promise<GroupFound> {
    try {
      await recoverGroup(this.client, this.group);
    } catch (error) {
      if (!isRefusal(error) && !isGroupNotFound(error) && !mayHaveBeenApplied(error)) throw error;
      // A second attempt may be refused since the first one, whose answer was lost, has recovered it.
      const found = await this.find().catch(() => undefined);
      if (found === undefined || found.isDeleted) throw error;
    }
    this.noteAnew();
    const found = await readUntil(
      () => this.find(),
      (each) => each?.isDeleted === false,
    );
    if (found?.isDeleted !== false) throw groupVanished(this.group);
    return found;
  }

  /** A mute that state has of a group with this id may be that of before. */
  private noteAnew(): void {
    this.hasWritten = true;
    noteRenewed(muteOf(this.group));
  }

  /** Sets what differs and can be set. */
  private async change(found: GroupFound): Promise<void> {
    const { client, group, wanted } = this;
    if (isMisread(found, wanted)) client.lists.useNumbered();
    const changes = differences(found, wanted);
    if (Object.keys(changes).length === 0) return;
    const now = await this.write(changes);
    if (now === undefined || isSameProfile(now, wanted)) return;
    if (!isMisread(now, wanted)) throw groupNotAsWanted(group, differences(now, wanted));
    client.lists.useNumbered();
    const again = await this.write(changes);
    if (again !== undefined && !isSameProfile(again, wanted)) throw groupNotAsWanted(group, differences(again, wanted));
  }

  /** Writes in the first form that is not refused. @returns what is read back, where it is to be */
  private async write(changes: Partial<GroupProfile>): Promise<GroupFound | undefined> {
    const { client, group, wanted } = this;
    let refusal: unknown;
    for (const form of client.lists.forms([changes.administrators ?? ["-"]])) {
      try {
        await modifyGroup(client, group, changes, form);
        this.hasWritten = true;
        if (!client.configuration.verify && refusal === undefined) return undefined;
        return await readUntil(
          () => describeGroup(client, group),
          (each) => isSameProfile(each, wanted) || isMisread(each, wanted),
        );
      } catch (error) {
        this.hasWritten ||= mayHaveBeenApplied(error);
        if (!isRefusal(error)) throw error;
        refusal ??= error;
      }
    }
    throw refusal;
  }

  /** What the service has, a deleted group too; undefined where it has nothing. */
  private async find(): Promise<GroupFound | undefined> {
    try {
      return await describeGroup(this.client, this.group);
    } catch (error) {
      if (isGroupNotFound(error)) return undefined;
      throw error;
    }
  }

  /** @throws OtherGroupError where the group differs in what nothing can change */
  private refuseOther(found: GroupFound): void {
    const { groupName, creatorId } = this.wanted;
    if (found.groupName !== groupName || found.creatorId !== creatorId)
      throw otherGroup(this.group, found, this.wanted);
  }
}

/** Whether the service took the list of administrators for the id of one. */
function isMisread(found: GroupProfile, wanted: GroupProfile): boolean {
  return isListInOne(found.administrators, wanted.administrators);
}
