import { type Emulator, type EmulatorOptions, startEmulator } from "alicloud-live-emulator";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { writeCalls } from "../../../tools/journal/writeCalls";
import { cleanEnvironment } from "../../../tools/pulumi/cleanEnvironment";
import { emulatorConfig } from "../../support/emulatorAccess";
import { isPlugin } from "./face";
import { ProviderProcess } from "./providerProcess";

const workspace = path.resolve(__dirname, "..", "..", "..");

/** The app that tests are about, and its groups. */
export const app = "app1";
const groups = ["hall", "foyer"] as const;

/** A folder with this workspace's packages in it, and an empty home beside it. */
export function projectFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "provider-process-"));
  symlinkSync(path.join(workspace, "node_modules"), path.join(folder, "node_modules"), "junction");
  return folder;
}

export interface StartOptions {
  /** Default: {@link emulatorConfig}. */
  readonly config?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: an engine of its own. */
  readonly engineAddress?: string;
  /** Flags of the engine, which it hands on before its address. */
  readonly engineFlags?: readonly string[];
  /** What state keeps of the resources' provider. Default: that of a GroupMute. */
  readonly text?: string;
}

export interface ProcessOptions {
  /**
   * Whether a process that was started as any other is handed on to a later test of the file, which begins another
   * operation in it: its start takes longer than most tests. Default: false, so each has a home of its own.
   */
  readonly sharesProcesses?: boolean;
}

/** An emulator with two groups for each test, and processes that end with it, unless they are shared. */
export function useProvider(
  options: EmulatorOptions = { quota: false },
  { sharesProcesses = false }: ProcessOptions = {},
) {
  let emulator: Emulator;
  let folder: string;
  let sharedFolder: string;
  const processes: ProviderProcess[] = [];
  const sharedProcesses: ProviderProcess[] = [];
  const idleProcesses: ProviderProcess[] = [];
  beforeAll(() => {
    sharedFolder = projectFolder();
  });
  afterAll(async () => {
    await Promise.all(idleProcesses.map((each) => each.end()));
    rmSync(sharedFolder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    folder = projectFolder();
    emulator = await startEmulator({ ...options, switches: { httpMethod: "documented", ...options.switches } });
    emulator.createApp({ appId: app });
    for (const group of groups) emulator.createGroup(app, group);
  });
  afterEach(async () => {
    // A misspelt parameter would be left out without a word.
    const unknown = emulator.journal.calls().flatMap(({ unknownParameters }) => unknownParameters);
    await Promise.all([emulator.close(), ...processes.splice(0).map((each) => each.end())]);
    for (const each of sharedProcesses.splice(0)) {
      if (each.isReusable) idleProcesses.push(each);
      else await each.end();
    }
    rmSync(folder, { recursive: true, force: true });
    expect(unknown).toEqual([]);
  });
  return {
    get emulator(): Emulator {
      return emulator;
    },
    /** A folder of the test: project and home of the processes that are not shared. */
    get folder(): string {
      return folder;
    },
    async start({ config = emulatorConfig(emulator), ...process }: StartOptions = {}): Promise<ProviderProcess> {
      const { env, text, ...engine } = process;
      const mayShare = sharesProcesses && !isPlugin && env === undefined && Object.keys(engine).length === 0;
      const idle = mayShare ? idleProcesses.pop() : undefined;
      if (idle) {
        sharedProcesses.push(idle);
        await idle.beginTest(config, text);
        return idle;
      }
      const home = mayShare ? sharedFolder : folder;
      const started = await ProviderProcess.start({
        ...process,
        folder: home,
        env: { ...cleanEnvironment(home), ...env },
      });
      (mayShare ? sharedProcesses : processes).push(started);
      await started.configure(config);
      return started;
    },
    /** Who may speak in a group. */
    mute(group: string = groups[0]): { mutedAll: boolean; exempt: string[] } {
      const state = emulator.state.group(app, group)?.muteState();
      return { mutedAll: state?.mutedAll ?? false, exempt: [...(state?.exempt ?? [])].sort() };
    },
    /** Waits until a call has met the first fault. */
    async faultHit(): Promise<void> {
      while (emulator.faults.list()[0]?.hits === 0) await setImmediate();
    },
    /** Names of the operations called that could change something. */
    writes(): string[] {
      return writeCalls(emulator).map(({ operation }) => operation);
    },
  };
}
