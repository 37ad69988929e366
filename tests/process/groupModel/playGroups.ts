import type { Group, JournalCall } from "alicloud-live-emulator";
import { groupOf, muteOf } from "../../../provider/src/handover/subject";
import { openings, speechTimeline } from "../../../tools/journal/speechTimeline";
import { isWrite } from "../../../tools/journal/writeCalls";
import { emulatorConfig } from "../../support/emulatorAccess";
import { BrokenPromiseError } from "../model/brokenPromiseError";
import type { Lane } from "../model/lane";
import { callsArrived } from "../support/callsArrived";
import { faultActions, finalFaultActions } from "../support/faultActions";
import { ProviderCallError } from "../support/providerCall";
import { app } from "../support/useProvider";
import { GroupEngine, type GroupRun } from "./groupEngine";
import {
  type DeclaredGroup,
  groupIds,
  type GroupProgram,
  type GroupSequence,
  type GroupStep,
  type GroupTrouble,
} from "./groupSequence";

const noTrouble: GroupTrouble = { fault: undefined, killAfter: undefined };
type Operation = Exclude<GroupStep, { kind: "elsewhere" }>;

/**
 * Plays a sequence, and holds what the service then has against what the programs declared. At its end the last program, with
 * adopt and recover, must set everything right, and find nothing to do after that.
 * @throws BrokenPromiseError
 */
export async function playGroups(lane: Lane, { switches, steps }: GroupSequence): Promise<void> {
  const { emulator } = lane;
  await emulator.reset();
  Object.assign(emulator.switches, switches);
  emulator.createApp({ appId: app });
  const player = new Player(lane);
  for (const step of steps) await player.play(step);
  const program = Object.fromEntries(
    Object.entries(player.program).map(([id, declared]) => [
      id,
      declared && { ...declared, adopt: true, recover: true },
    ]),
  );
  const last = { kind: "up", program, refresh: true, trouble: noTrouble } as const;
  await player.play(last);
  emulator.journal.clear();
  const again = await player.play(last);
  const writes = emulator.journal.calls().filter(({ operation }) => isWrite(operation));
  if (again!.touched.size + writes.length > 0)
    tell(
      last,
      `a second up is not empty: ${[...again!.touched].join()} ${writes.map(({ operation }) => operation).join()}`,
    );
}

class Player {
  /** What the last program declared. */
  program: GroupProgram = {};
  private readonly engine = new GroupEngine();

  constructor(private readonly lane: Lane) {}

  async play(step: GroupStep): Promise<GroupRun | undefined> {
    if (step.kind === "elsewhere") return void this.doElsewhere(step.group, step.deed);
    const { emulator } = this.lane;
    if (step.kind === "up") this.program = step.program ?? this.program;
    const declared = (id: string): DeclaredGroup | undefined =>
      step.kind === "up" && Object.hasOwn(this.program, id) ? this.program[id] : undefined;
    const firstEntry = emulator.journal.entries().length;
    const hadMute = new Set(groupIds.filter((id) => this.engine.has("GroupMute", id)));
    const wasThere = new Map(groupIds.map((id) => [id, this.groupOf(id) && !this.groupOf(id)!.deleted]));
    const { run, excused, isKilled } = await this.run(step, declared);
    const calls = emulator.journal
      .entries()
      .slice(firstEntry)
      .filter((entry): entry is JournalCall => entry.kind === "call");

    for (const error of run.failures) {
      const isClear = error instanceof ProviderCallError && error.message !== "" && (error.status !== 14 || isKilled);
      if (!isClear) tell(step, `no clear error, but ${String(error)}`);
    }
    const isTroubled = step.trouble.fault !== undefined || step.trouble.killAfter !== undefined;
    if (!isTroubled && run.failures.length > 0 && !excused)
      tell(step, `a run without trouble failed: ${run.failures.map(({ message }) => message).join("; ")}`);
    for (const id of groupIds) {
      const ofGroup = calls.filter(({ parameters }) => parameters.GroupId === id);
      this.expectOrder(step, id, ofGroup, { hadMute: hadMute.has(id), wasThere: wasThere.get(id) === true });
      const entries = emulator.journal.entries().slice(firstEntry);
      const wanted = declared(id);
      if (wanted?.exempt !== undefined && openings(speechTimeline(entries, app, id)).length > 0)
        tell(step, `${id} was opened while it was to be muted`);
      if (run.failures.length === 0) this.expectAsDeclared(step, id, wanted, run);
    }
    return run;
  }

  /** What is not looked at may be another than state says: where somebody has changed it, until a refresh. */
  private readonly inDoubt = new Set<string>();

  private async run(step: Operation, declared: (id: string) => DeclaredGroup | undefined) {
    const { lane, engine } = this;
    const { emulator } = lane;
    const { fault, killAfter } = step.trouble;
    const isLasting = fault !== undefined && !fault.once;
    const wanted = groupIds.flatMap((groupId) => {
      const found = declared(groupId);
      if (found === undefined) return [];
      const address = { appId: app, groupId };
      return [groupOf(address), ...(found.exempt === undefined ? [] : [muteOf(address)])];
    });
    const provider = await lane.beginOperation(
      { ...emulatorConfig(emulator), ...(isLasting ? { "livemessage:totalTimeout": "0.4" } : {}) },
      wanted,
      new Date().toISOString(),
    );
    if (fault !== undefined) {
      const action = (faultActions[fault.kind] ?? finalFaultActions[fault.kind])!;
      const rule = { groupId: fault.group, skip: fault.skip, action };
      emulator.faults.add(fault.once ? { ...rule, count: 1 } : rule);
    }
    let killed: Promise<void> | undefined;
    let calls = 0;
    lane.watch(() => {
      if (killAfter !== undefined && calls++ >= killAfter) killed ??= lane.kill();
    });
    try {
      const isRefreshed = step.kind === "up" && step.refresh;
      const refreshed = isRefreshed ? await engine.refresh(provider) : undefined;
      if (refreshed !== undefined && refreshed.failures.length > 0)
        return { run: refreshed, excused: false, isKilled: killed !== undefined };
      if (isRefreshed) this.inDoubt.clear();
      const excused = groupIds.some((id) => this.mayFail(id, declared(id)));
      const run = step.kind === "up" ? await engine.up(provider, this.program) : await engine.destroy(provider);
      if (run.failures.length > 0) groupIds.forEach((id) => this.inDoubt.add(id));
      return { run, excused, isKilled: killed !== undefined };
    } finally {
      lane.watch(() => undefined);
      await killed;
      if (isLasting) await callsArrived(provider);
      emulator.faults.clear();
    }
  }

  /** Whether a run may say that a group is in the way, or gone. */
  private mayFail(id: string, wanted: DeclaredGroup | undefined): boolean {
    const group = this.groupOf(id);
    if (wanted === undefined) return false;
    if (this.engine.has("MessageGroup", id)) return group === undefined || group.deleted;
    if (group === undefined) return false;
    if (group.deleted) return !wanted.recover || group.name !== "Room";
    return !wanted.adopt || group.name !== "Room";
  }

  /** A mute is set after its group is made or brought back, and lifted before it is deleted, and nothing is called in vain. */
  private expectOrder(
    step: Operation,
    id: string,
    calls: readonly JournalCall[],
    { hadMute, wasThere }: { readonly hadMute: boolean; readonly wasThere: boolean },
  ): void {
    const done = calls.filter(({ applied }) => applied).map(({ operation }) => operation.replace("LiveMessage", ""));
    const made = Math.max(done.lastIndexOf("CreateGroup"), done.lastIndexOf("RecoverDeletedGroup"));
    const muted = done.indexOf("BanGroup");
    if (made >= 0 && muted >= 0 && muted < made) tell(step, `${id} was muted before it was made`);
    const [lifted, deleted] = [done.lastIndexOf("UnbanGroup"), done.indexOf("DeleteGroup")];
    if (deleted >= 0 && lifted > deleted) tell(step, `the mute of ${id} was lifted after the group was deleted`);
    const inVain = calls.find(
      ({ operation, status, fault }) => operation === "UnbanLiveMessageGroup" && status >= 400 && !fault,
    );
    if (inVain && hadMute && wasThere) tell(step, `a call to lift the mute of ${id} could not succeed: ${inVain.code}`);
  }

  private expectAsDeclared(step: Operation, id: string, wanted: DeclaredGroup | undefined, run: GroupRun): void {
    const group = this.groupOf(id);
    const isTouched = (type: string): boolean => run.touched.has(`${type} ${id}`);
    if (wanted === undefined) {
      if (isTouched("MessageGroup") && group?.deleted === false) tell(step, `${id} is still there`);
      return;
    }
    if (this.inDoubt.has(id) && !isTouched("MessageGroup")) return;
    if (group === undefined || group.deleted) tell(step, `${id} is not there`);
    const { info, administrators } = group;
    const is = JSON.stringify([info, [...administrators].sort()]);
    if (is !== JSON.stringify([wanted.info, [...wanted.administrators].sort()])) tell(step, `${id} is ${is}`);
    if (wanted.exempt === undefined || (this.inDoubt.has(id) && !isTouched("GroupMute"))) return;
    const { mutedAll, exempt } = group.muteState();
    const mute = JSON.stringify([mutedAll, [...exempt].sort()]);
    if (mute !== JSON.stringify([true, [...wanted.exempt].sort()])) tell(step, `the mute of ${id} is ${mute}`);
  }

  private groupOf(id: string): Group | undefined {
    return this.lane.emulator.state.group(app, id);
  }

  private doElsewhere(id: string, deed: string): void {
    const { emulator } = this.lane;
    const group = this.groupOf(id);
    this.inDoubt.add(id);
    if (deed === "make" && group === undefined) Object.assign(emulator.createGroup(app, id), { name: "Room" });
    if (group === undefined) return;
    if (deed === "delete" && !group.deleted) emulator.deleteGroup(app, id);
    if (deed === "recover" && group.deleted) group.recover();
    if (deed === "lift" && !group.deleted) emulator.setMute(app, id, { mutedAll: false, exempt: [] });
    if (deed === "edit" && !group.deleted) Object.assign(group, { info: "edited", administrators: ["somebody"] });
  }
}

function tell(step: Operation, what: string): never {
  throw new BrokenPromiseError(`${what} in ${JSON.stringify(step)}`);
}
