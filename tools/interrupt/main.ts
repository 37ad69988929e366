import { type Emulator, startEmulator } from "alicloud-live-emulator";
import { writeCalls } from "../journal/writeCalls";
import { installPlugin, pluginProgram } from "../plugin/builtPlugin";
import { findPulumi } from "../pulumi/findPulumi";
import type { PulumiEngine } from "../pulumi/pulumiEngine";
import { PulumiProject } from "../pulumi/pulumiProject";

/*
 * One Ctrl-C during an update of many groups through the plugin: how long until the engine ends, and what was sent meanwhile.
 * The next update goes on with the others.
 *
 *     npm run test:interrupt -- [GROUPS]
 */

const app = "app1";
/** Writes after which the signal is sent. */
const writesBefore = 30;
/** Seconds in which the engine is to end. The emulator answers at once, so no call that was sent takes longer. */
const boundSeconds = 3;

const forms = {
  "one AppMutes": `declare("AppMutes", "all", { appId, groups: Object.fromEntries(rooms.map((room) => [room, {}])) });`,
  "a GroupMute each": `for (const groupId of rooms) declare("GroupMute", groupId, { appId, groupId });`,
};

async function main(groupCount: number): Promise<void> {
  const engine = await findPulumi({ report: (line) => console.log(`pulumi: ${line}`) });
  for (const [form, declared] of Object.entries(forms)) {
    const groups = Array.from({ length: groupCount }, (_, index) => `room${index}`);
    const emulator = await startEmulator({ quota: false, journalCapacity: 1_000_000 });
    emulator.createApp({ appId: app });
    for (const each of groups) emulator.createGroup(app, each);
    try {
      const isInTime = await interrupt(engine, emulator, form, groups, declared);
      if (!isInTime) process.exitCode = 1;
    } finally {
      await emulator.close();
    }
  }
}

/** Interrupts an update, and runs it again. @returns whether all went as it has to */
async function interrupt(
  engine: PulumiEngine,
  emulator: Emulator,
  form: string,
  groups: readonly string[],
  declared: string,
): Promise<boolean> {
  const { url, credentials } = emulator;
  const project = await PulumiProject.create({
    engine,
    program: pluginProgram(`
      const appId = ${JSON.stringify(app)};
      const rooms = ${JSON.stringify(groups)};
      ${declared}
    `),
    config: { "livemessage:endpoint": url, "livemessage:accessKey": credentials.accessKeyId },
    secretConfig: { "livemessage:secretKey": credentials.accessKeySecret },
    timeoutMs: 1_800_000,
  });
  try {
    await installPlugin(project);
    const signal = new AbortController();
    const update = project.interruptedUp(signal.signal);
    await writesDone(emulator, writesBefore);
    const [interruptedAt, signalledAt] = [performance.now(), Date.now()];
    const before = emulator.journal.calls().length;
    signal.abort();
    const { exitCode } = await update;
    const seconds = (performance.now() - interruptedAt) / 1000;
    const after = emulator.journal.calls().slice(before);
    const lastSeconds = Math.max(0, ...after.map(({ time }) => time - signalledAt)) / 1000;
    const done = writeCalls(emulator).length;

    console.log(
      `${groups.length} groups as ${form}: ended ${seconds.toFixed(1)} s after the signal (exit code ${exitCode}), with ` +
        `${done} groups muted and ${after.length} calls after the signal, the last of them ${lastSeconds.toFixed(1)} s after it`,
    );

    await project.setConfig({ "livemessage:writesPerSecond": "1000", "livemessage:readsPerSecond": "1000" });
    const next = await project.up();
    const writes = writeCalls(emulator).length;
    const isWhole = groups.every((groupId) => emulator.state.group(app, groupId)!.muteState().mutedAll);
    console.log(`  the next update ended with ${next.exitCode} after ${writes - done} more writes`);
    if (next.exitCode !== 0) console.log(next.output.slice(-3000));
    return exitCode !== 0 && seconds <= boundSeconds && next.exitCode === 0 && isWhole && writes === groups.length;
  } finally {
    await project.remove();
  }
}

function writesDone(emulator: Emulator, count: number): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    emulator.journal.listen((entry) => {
      if (entry.kind === "call" && entry.operation === "BanLiveMessageGroup" && --left === 0) resolve();
    });
  });
}

void main(Number(process.argv[2] ?? 1000));
