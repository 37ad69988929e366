import { mkdir, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type Emulator, startEmulator } from "alicloud-live-emulator";
import { mostUsersPerCall } from "../../provider/src/live/muteOperations";
import { isWrite } from "../../tools/journal/writeCalls";
import { findPulumi } from "../../tools/pulumi/findPulumi";
import type { PulumiEngine } from "../../tools/pulumi/pulumiEngine";
import { installPlugin } from "../../tools/plugin/builtPlugin";
import { PulumiProject } from "../../tools/pulumi/pulumiProject";
import type { MutedUsersOptions } from "../benchOptions";
import { contestants, exceptUsers, type OwnContestant, type OwnContestantName } from "../contestants";
import { describeMachine } from "../machine";
import { type CallCounts, countCalls, quotaFloor } from "../quotaFloor";
import type { MutedUsersFigures, MutedUsersResults } from "./figures";
import { isKept, mutedUsersSummary } from "./summary";

/**
 * The time of an `up` that mutes so many open groups, and so many users one by one in each, beside the floor of the quotas for
 * the calls that this needs. Writes mutedUsers.json.
 * @returns a summary, and whether all was as promised
 */
export async function runMutedUsersBench(options: MutedUsersOptions): Promise<{ text: string; kept: boolean }> {
  const engine = await findPulumi();
  const ups: MutedUsersFigures[] = [];
  for (const contestant of options.contestants) ups.push(await measureUp(engine, contestant, options));
  const results: MutedUsersResults = { date: new Date().toISOString(), machine: describeMachine(engine.version), ups };
  await mkdir(options.out, { recursive: true });
  await writeFile(path.join(options.out, "mutedUsers.json"), `${JSON.stringify(results, undefined, 2)}\n`);
  return { text: mutedUsersSummary(results), kept: ups.every(isKept) };
}

async function measureUp(
  engine: PulumiEngine,
  contestant: OwnContestantName,
  { groups, users }: MutedUsersOptions,
): Promise<MutedUsersFigures> {
  const appId = "chat";
  const groupIds = Array.from({ length: groups }, (_, index) => `room${index}`);
  const mutedUsers = Array.from({ length: users }, (_, index) => `raider${index}`);
  const emulator = await startEmulator({ latencyMs: { mean: 20, spread: 10 }, journalCapacity: 1_000_000 });
  emulator.createApp({ appId });
  for (const groupId of groupIds) emulator.createGroup(appId, groupId);
  const { endpoint, url, credentials } = emulator;
  const service = { endpoint, url, ...credentials };
  const { programWithUsers, config, secretConfig, usesPlugin }: OwnContestant = contestants[contestant];
  const project = await PulumiProject.create({
    engine,
    program: programWithUsers(appId, groupIds, { exceptUsers, mutedUsers }),
    config: config(service),
    secretConfig: secretConfig(service),
    timeoutMs: 60 * 60_000,
  });
  try {
    if (usesPlugin) await installPlugin(project);
    const started = performance.now();
    const { exitCode, output } = await project.up();
    const wallMs = performance.now() - started;
    if (exitCode !== 0) throw new Error(`up failed:\n${output}`);
    const calls = emulator.journal.calls();
    const writeTimes = calls.flatMap(({ operation, applied, time }) => (applied && isWrite(operation) ? [time] : []));
    const neededWrites: CallCounts = {
      BanLiveMessageGroup: groups,
      ...(users > 0 ? { AddLiveMessageGroupBand: groups * Math.ceil(users / mostUsersPerCall) } : {}),
    };
    return {
      contestant,
      groups,
      users,
      wallMs,
      floorMs: 1000 * quotaFloor({ DescribeLiveMessageGroupBand: groups, ...neededWrites }),
      writingMs: Math.max(...writeTimes) - Math.min(...writeTimes),
      calls: countCalls(calls),
      neededWrites,
      throttled: calls.filter(({ code }) => code?.startsWith("Throttling")).length,
      wrong: groupIds.filter((groupId) => !isAsDeclared(emulator, appId, groupId, mutedUsers)).length,
      loadAverage: os.loadavg()[0] ?? NaN,
    };
  } finally {
    await project.remove();
    await emulator.close();
  }
}

function isAsDeclared(emulator: Emulator, appId: string, groupId: string, mutedUsers: readonly string[]): boolean {
  const group = emulator.state.group(appId, groupId);
  if (group?.mutedAll !== true) return false;
  return sameUsers(group.exempt, exceptUsers) && sameUsers(group.muted, mutedUsers);
}

function sameUsers(users: ReadonlySet<string>, declared: readonly string[]): boolean {
  return users.size === declared.length && declared.every((user) => users.has(user));
}
