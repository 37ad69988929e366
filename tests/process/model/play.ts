import { writeCalls } from "../../../tools/journal/writeCalls";
import { muteOf, usersMutedIn, type Wanted } from "../../../provider/src/handover/subject";
import { callsArrived } from "../support/callsArrived";
import { emulatorConfig } from "../../support/emulatorAccess";
import { Engine } from "./engine";
import { expectPromises } from "./expectPromises";
import type { Observation } from "./observation";
import type { Lane } from "./lane";
import { BrokenPromiseError } from "./brokenPromiseError";
import { apps, groups, plannedActions, type Sequence, type Step, type Trouble } from "./sequence";
import { key, type OwnedMute, Program } from "./program";
import { RunResult } from "./runResult";
import { serviceOf } from "./service";
import { timeOf } from "./stateEntry";

const noTrouble: Trouble = { faults: [], killAfter: undefined };

/**
 * Plays a sequence and holds what the service then has against what the programs declared; at its end a last `up` without
 * trouble must set everything right, and another one find nothing to do.
 * @throws BrokenPromiseError
 */
export async function play(lane: Lane, { switches, steps }: Sequence): Promise<void> {
  const { emulator } = lane;
  await emulator.reset();
  Object.assign(emulator.switches, switches);
  for (const appId of apps) emulator.createApp({ appId });
  for (const { app, id } of groups) emulator.createGroup(app, id);
  const player = new Player(lane);
  for (const step of steps) await player.play(step);
  const last = { kind: "up", edit: undefined, hours: 0, replace: [], trouble: noTrouble } as const;
  // Whatever failed before is mended without a look at what the service has.
  await player.play({ ...last, refresh: false });
  await player.play({ ...last, refresh: true });
  emulator.journal.clear();
  const again = await player.play({ ...last, refresh: true });
  const deeds = [...(again?.deeds ?? [])].filter(([, deed]) => deed !== "same");
  const writes = writeCalls(emulator);
  if (deeds.length + writes.length > 0) {
    throw new BrokenPromiseError(`a second up is not empty: ${JSON.stringify([deeds, writes])}`);
  }
}

type Run = Pick<Observation, "result" | "refreshed" | "stateBefore" | "printed" | "isKilled">;

/** Plays one step after the other on the state that the earlier ones have left. */
class Player {
  private readonly engine = new Engine();
  private program = Program.empty;
  private hour = 0;
  /** Groups that may be another than state says, by no fault of a run, until a run looks at them. */
  private readonly inDoubt = new Set<string>();

  constructor(private readonly lane: Lane) {}

  async play(step: Step): Promise<RunResult | undefined> {
    const { emulator } = this.lane;
    if (step.kind === "drift") {
      const { group, mutedAll, exempt, muted } = step;
      emulator.setMute(group.app, group.id, { mutedAll, exempt, muted });
      this.inDoubt.add(key(group));
      return undefined;
    }
    if (step.kind === "up") {
      this.hour += step.hours;
      this.program = (step.edit ? this.program.edited(step.edit) : this.program).at(this.hour);
    }
    // A run begins when reads no longer lag behind the writes of the run before.
    for (const { app, id } of groups) emulator.state.group(app, id)!.unseen = [];
    const before = serviceOf(emulator);
    const firstEntry = emulator.journal.entries().length;
    const run = await this.run(step);
    expectPromises({
      ...run,
      step,
      switches: emulator.switches,
      declared: step.kind === "up" ? this.program.mutes : new Map(),
      before,
      after: serviceOf(emulator),
      stateAfter: this.engine.entries,
      entries: emulator.journal.entries().slice(firstEntry),
      inDoubt: this.inDoubt,
    });
    this.noteDoubts(run);
    return run.result;
  }

  /** One operation with its trouble. */
  private async run(step: Exclude<Step, { kind: "drift" }>): Promise<Run> {
    const { lane, engine, program } = this;
    const { emulator } = lane;
    const { faults, killAfter } = step.trouble;
    const lasting = faults.some(({ count }) => count === undefined);
    const times = { "livemessage:attemptTimeout": "0.3", "livemessage:totalTimeout": "0.4" };
    const runsProgram = step.kind === "up" || step.runsProgram;
    const provider = await lane.beginOperation(
      { ...emulatorConfig(emulator), ...(lasting ? times : {}) },
      runsProgram ? [...program.mutes.values()].flatMap(told) : [],
      timeOf(this.hour),
    );
    const printedBefore = provider.output.length;
    for (const { group, fault, skip, count } of faults) {
      const rule = { appId: group.app, groupId: group.id, skip, action: plannedActions[fault]! };
      emulator.faults.add(count === undefined ? rule : { ...rule, count });
    }
    let killed: Promise<void> | undefined;
    let calls = 0;
    if (killAfter !== undefined) {
      lane.watch(() => {
        if (calls++ >= killAfter) killed ??= lane.kill();
      });
    }
    try {
      const refreshed = step.kind === "up" && step.refresh;
      const failures = refreshed ? await engine.refresh(provider) : [];
      const stateBefore = engine.entries;
      const result =
        failures.length > 0
          ? RunResult.failed(failures)
          : step.kind === "up"
            ? await engine.up(provider, program.resources, step.replace)
            : await engine.destroy(provider);
      const printed = provider.output.slice(printedBefore);
      return { result, refreshed, stateBefore, printed, isKilled: killed !== undefined };
    } finally {
      lane.watch(() => undefined);
      await killed;
      if (lasting) await callsArrived(provider);
      emulator.faults.clear();
    }
  }

  private noteDoubts({ result, refreshed, isKilled }: Run): void {
    const hasFailed = result.failures.length > 0;
    if (!hasFailed && refreshed) this.inDoubt.clear();
    if (!hasFailed) for (const group of result.ensured) this.inDoubt.delete(group);
    // State keeps what could not be deleted as it was, and of a killed run everything.
    for (const group of isKilled ? groups.map(key) : result.perhapsLifted) this.inDoubt.add(group);
  }
}

/** What a program tells of a mute that it declares. */
function told({ address, mutedUsers }: OwnedMute): Wanted[] {
  return [muteOf(address), ...(mutedUsers.length === 0 ? [] : [usersMutedIn(address, mutedUsers)])];
}
