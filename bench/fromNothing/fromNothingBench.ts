import { type Emulator, type JournalCall, startEmulator } from "alicloud-live-emulator";
import { isWrite } from "../../tools/journal/writeCalls";
import { findPulumi } from "../../tools/pulumi/findPulumi";
import { PulumiProject } from "../../tools/pulumi/pulumiProject";
import { countCalls, quotaFloor } from "../quotaFloor";
import { table } from "../report/table";

/** Seconds that each command may take beyond the floor of its quotas. */
const mostBeyondFloor = 5;

/** A program that makes an app, so many groups of it, and mutes each. */
const program = (groups: number): string => `
  const { GroupMute, MessageApp, MessageGroup } = require("pulumi-alicloud-livemessage");
  const { appId } = new MessageApp("chat", { appName: "chat" });
  for (let index = 0; index < ${groups}; index++) {
    const group = new MessageGroup("room" + index, { appId, groupId: "room" + index, administrators: ["host"] });
    new GroupMute("room" + index, { appId: group.appId, groupId: group.groupId, exceptUsers: ["guest"] });
  }
`;

/** The writes of each command about a group, in their order; of an app before and after those of its groups. */
const expectedWrites = {
  up: ["CreateLiveMessageGroup", "BanLiveMessageGroup"],
  "up again": [],
  "up --refresh": [],
  destroy: ["UnbanLiveMessageGroup", "DeleteLiveMessageGroup"],
} satisfies Record<string, readonly string[]>;

type Command = keyof typeof expectedWrites;

/**
 * From nothing to an app with so many muted groups, and back: the time of each command beside the floor of the quotas for the
 * calls that it made, and whether its writes came in the right order.
 * @returns a table, and whether all was as promised
 */
export async function runFromNothingBench(groups: number): Promise<{ text: string; kept: boolean }> {
  const engine = await findPulumi();
  const emulator = await startEmulator();
  const { accessKeyId, accessKeySecret } = emulator.credentials;
  const project = await PulumiProject.create({
    engine,
    program: program(groups),
    config: { "alicloud:accessKey": accessKeyId, "livemessage:endpoint": emulator.url },
    secretConfig: { "alicloud:secretKey": accessKeySecret },
    timeoutMs: 60 * 60_000,
  });
  try {
    const rows = [];
    for (const command of Object.keys(expectedWrites) as Command[]) {
      rows.push(await measure(project, emulator, command, groups));
    }
    const header = ["command", "time", "floor of the quotas", "beyond it", "calls", "writes", "order", "kept"];
    const text = table(
      header,
      rows.map(({ cells }) => cells),
    );
    return { text, kept: rows.every(({ kept }) => kept) };
  } finally {
    await project.remove();
    await emulator.close();
  }
}

async function measure(project: PulumiProject, emulator: Emulator, command: Command, groups: number) {
  emulator.journal.clear();
  const started = performance.now();
  const { exitCode, output } = await run(project, command);
  const seconds = (performance.now() - started) / 1000;
  if (exitCode !== 0) throw new Error(`${command} failed:\n${output}`);
  const calls = emulator.journal.calls();
  const floor = quotaFloor(countCalls(calls));
  const inOrder = isInOrder(calls, command, groups);
  const kept = inOrder && seconds - floor <= mostBeyondFloor;
  const writes = calls.filter(({ operation }) => isWrite(operation)).length;
  const times = [seconds, floor, seconds - floor].map((value) => `${value.toFixed(1)} s`);
  return {
    kept,
    cells: [command, ...times, `${calls.length}`, `${writes}`, inOrder ? "right" : "wrong", kept ? "yes" : "no"],
  };
}

function run(project: PulumiProject, command: Command) {
  if (command === "destroy") return project.destroy();
  return project.up(...(command === "up --refresh" ? ["--refresh"] : []));
}

function isInOrder(calls: readonly JournalCall[], command: Command, groups: number): boolean {
  const writes = calls.filter(({ operation }) => isWrite(operation));
  const ofApp = writes.filter(({ parameters }) => parameters.GroupId === undefined);
  const made = command === "up" ? ["CreateLiveMessageApp"] : [];
  if (ofApp.map(({ operation }) => operation).join() !== made.join() || (made.length > 0 && writes[0] !== ofApp[0]))
    return false;
  return Array.from({ length: groups }, (_, index) => `room${index}`).every((groupId) => {
    const ofGroup = writes.filter(({ parameters }) => parameters.GroupId === groupId);
    return ofGroup.map(({ operation }) => operation).join() === expectedWrites[command].join();
  });
}
