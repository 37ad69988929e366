import { describeMoment, openings, speechTimeline } from "../../../tools/journal/speechTimeline";
import { writeCalls } from "../../../tools/journal/writeCalls";
import { callsArrived } from "../support/callsArrived";
import { ProviderCallError } from "../support/providerCall";
import { emulatorConfig } from "../../support/emulatorAccess";
import { Engine, type RunResult } from "./engine";
import type { Lane } from "./lane";
import { needsOpening } from "./needsOpening";
import { type Declared, groups, plannedActions, type Sequence, type Step, type Trouble } from "./sequence";

const app = "app1";
/** Status of gRPC where the process is gone. */
const processGone = 14;

interface Mute {
  readonly mutedAll: boolean;
  readonly exempt: readonly string[];
  readonly muted: readonly string[];
}
type Service = ReadonlyMap<string, Mute>;

/** What a sequence has shown to be wrong. */
class BrokenPromiseError extends Error {
  override readonly name = "BrokenPromiseError";
}

/**
 * Plays a sequence and holds what the service then has against what the programs declared; at its end a last `up` without
 * trouble must set everything right, and another one find nothing to do.
 * @throws BrokenPromiseError
 */
export async function play(lane: Lane, { switches, steps }: Sequence): Promise<void> {
  const { emulator } = lane;
  await emulator.reset();
  Object.assign(emulator.switches, switches);
  emulator.createApp({ appId: app });
  for (const group of groups) emulator.createGroup(app, group);
  const engine = new Engine(app);
  let program: readonly Declared[] = [];
  const noTrouble: Trouble = { faults: [], killAfter: undefined };
  for (const step of steps) {
    if (step.kind === "up" && step.program) program = step.program;
    await playStep(lane, engine, step, program);
  }
  const last = { kind: "up", program, replace: [], trouble: noTrouble } as const;
  await playStep(lane, engine, { ...last, refresh: true }, program);
  emulator.journal.clear();
  const again = await playStep(lane, engine, { ...last, refresh: true }, program);
  const deeds = [...(again?.deeds ?? [])].filter(([, deed]) => deed !== "same");
  const writes = writeCalls(emulator);
  if (deeds.length + writes.length > 0) {
    throw new BrokenPromiseError(`a second up is not empty: ${JSON.stringify([deeds, writes])}`);
  }
}

async function playStep(
  lane: Lane,
  engine: Engine,
  step: Step,
  program: readonly Declared[],
): Promise<RunResult | undefined> {
  const { emulator } = lane;
  if (step.kind === "drift") {
    const { group, mutedAll, exempt, muted } = step;
    emulator.setMute(app, group, { mutedAll, exempt, muted });
    return undefined;
  }
  // A run begins when reads no longer lag behind the writes of the run before.
  for (const group of groups) emulator.state.group(app, group)!.unseen = [];
  const before = serviceOf(lane);
  const firstEntry = emulator.journal.entries().length;
  const { result, announced, refreshed } = await run(lane, engine, step, program);
  const entries = emulator.journal.entries().slice(firstEntry);

  const wanted = step.kind === "up" ? program : [];
  const tell = (what: string): never => {
    const courses = groups.map((group) => {
      const moments = speechTimeline(entries, app, group).map(describeMoment);
      return `  ${group}: ${describeMute(before.get(group)!)} → ${moments.join(" → ") || "no change"}`;
    });
    const failures = result.failures.map(({ message }) => `  ${message}`);
    throw new BrokenPromiseError([`${what} in ${JSON.stringify(step)}`, ...courses, ...failures].join("\n"));
  };

  for (const error of result.failures) {
    const known = error instanceof ProviderCallError && error.message !== "";
    const killed = step.trouble.killAfter !== undefined && known && error.status === processGone;
    if (!known || (error.status === processGone && !killed)) tell(`no clear error, but ${String(error)}`);
  }
  const troubled = step.trouble.faults.length > 0 || step.trouble.killAfter !== undefined;
  if (!troubled && result.failures.length > 0) tell("a run without trouble failed");

  // Whatever happened, no group that the program wants muted was opened, and nobody's own mute was touched.
  for (const { group, muted } of wanted) {
    const beginning = { ...emptyChange(group), ...before.get(group)! };
    const [opening] = openings([momentOf(beginning), ...speechTimeline(entries, app, group)]);
    const isExcused = announced(group) && needsOpening(emulator.switches);
    if (muted && opening && !isExcused) tell(`${group} was opened by ${opening.cause}`);
  }
  const after = serviceOf(lane);
  // A service that takes a list of these for one id is told the list anew, unless something comes in between.
  const wasCutOff =
    step.trouble.killAfter !== undefined ||
    result.failures.some(({ message }) => /still muted one by one/.test(message));
  const mayBeFreed = emulator.switches.listForm === "numbered" && wasCutOff;
  for (const group of groups) {
    if (!mayBeFreed && describeUsers(after.get(group)!.muted) !== describeUsers(before.get(group)!.muted)) {
      tell(`users muted individually changed in ${group}`);
    }
  }
  if (result.failures.length > 0) return result;

  const declaredGroups = new Map(wanted.map((each) => [each.group, each]));
  for (const group of groups) {
    const [was, is] = [before.get(group)!, after.get(group)!];
    const declared = declaredGroups.get(group);
    if (declared && (refreshed || result.deeds.get(declared.name) !== "same")) {
      const right =
        is.mutedAll === declared.muted &&
        (!declared.muted || describeUsers(is.exempt) === describeUsers(declared.users));
      if (!right) tell(`${group} is ${describeMute(is)}, and declared is ${JSON.stringify(declared)}`);
    } else if (!declared && result.lifted.has(group)) {
      if (is.mutedAll) tell(`${group} is still muted, and its resource is gone`);
    } else if (declared?.muted === false && result.lifted.has(group) && !is.mutedAll) {
      // Another resource left the group, which lifts a mute, and open is what this one declares.
    } else if (describeMute(is) !== describeMute(was)) {
      tell(`${group} became ${describeMute(is)}, and nothing was to be done with it`);
    }
  }
  return result;
}

/** One operation with its trouble. */
async function run(lane: Lane, engine: Engine, step: Exclude<Step, { kind: "drift" }>, program: readonly Declared[]) {
  const { emulator } = lane;
  const { faults, killAfter } = step.trouble;
  const lasting = faults.some(({ count }) => count === undefined);
  const times = { "livemessage:attemptTimeout": "0.3", "livemessage:totalTimeout": "0.4" };
  const provider = await lane.beginOperation({ ...emulatorConfig(emulator), ...(lasting ? times : {}) });
  const printedBefore = provider.output.length;
  for (const { group, fault, skip, count } of faults) {
    const rule = { groupId: group, skip, action: plannedActions[fault]! };
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
    const result: RunResult =
      failures.length > 0
        ? { deeds: new Map(), lifted: new Set<string>(), failures }
        : step.kind === "up"
          ? await engine.up(provider, program, step.replace)
          : await engine.destroy(provider);
    const printed = provider.output.slice(printedBefore);
    const announced = (group: string) => printed.includes(`Group ${app}/${group} is opened for a moment`);
    return { result, refreshed, announced };
  } finally {
    lane.watch(() => undefined);
    await killed;
    if (lasting) await callsArrived(provider);
    emulator.faults.clear();
  }
}

function serviceOf({ emulator }: Lane): Service {
  return new Map(
    groups.map((group) => {
      const { mutedAll, exempt, muted } = emulator.state.group(app, group)!.muteState();
      // An empty list may be taken for a user without an id, who is nobody.
      return [group, { mutedAll, exempt: exempt.filter(Boolean), muted: muted.filter(Boolean) }];
    }),
  );
}

function describeUsers(users: readonly string[]): string {
  return JSON.stringify([...users].sort());
}

function describeMute({ mutedAll, exempt, muted }: Mute): string {
  const individually = muted.length > 0 ? `, muted themselves: ${describeUsers(muted)}` : "";
  return (mutedAll ? `muted except ${describeUsers(exempt)}` : "open") + individually;
}

function emptyChange(groupId: string) {
  return { appId: app, groupId, deleted: false };
}

function momentOf(effect: Mute & { appId: string; groupId: string; deleted: boolean }) {
  const entry = { kind: "change", change: "before", sequence: 0, time: 0, effect } as const;
  return speechTimeline([entry], effect.appId, effect.groupId)[0]!;
}
