import { type Emulator, type JournalEntry, startEmulator } from "alicloud-live-emulator";
import { rmSync } from "node:fs";
import { Notes } from "../../../provider/src/handover/notes";
import type { Wanted } from "../../../provider/src/handover/subject";
import { isPlugin } from "../support/face";
import { forgetNotes } from "../support/forgetNotes";
import { ProviderProcess } from "../support/providerProcess";
import { cleanEnvironment } from "../../../tools/pulumi/cleanEnvironment";
import { projectFolder } from "../support/useProvider";

/** Modules that an operation has loaded stay in the process's memory, so it serves only so many. */
const operationsPerProcess = 150;

let lanes = 0;

/** An emulator and a provider process, in which sequences are played one after the other. */
export class Lane {
  private readonly folder = projectFolder();
  private readonly engineAddress = `model-${process.pid}-${++lanes}:1`;
  private process: Promise<ProviderProcess> | undefined;
  private operations = 0;
  private onEntry: (entry: JournalEntry) => void = () => undefined;

  private constructor(readonly emulator: Emulator) {
    emulator.journal.listen((entry) => this.onEntry(entry));
  }

  static async open(): Promise<Lane> {
    return new Lane(await startEmulator({ quota: false }));
  }

  /**
   * Begins an operation of the engine, in a process that has nothing of earlier ones.
   * @param declared what a program tells of, which runs in the operation
   * @param time when it does, in RFC 3339
   */
  async beginOperation(
    config: Readonly<Record<string, string>>,
    declared: readonly Wanted[],
    time: string,
  ): Promise<ProviderProcess> {
    if (++this.operations > operationsPerProcess) await this.end();
    const { folder, engineAddress } = this;
    this.process ??= ProviderProcess.start({ folder, env: cleanEnvironment(folder), engineAddress });
    const process = await this.process;
    const notes = new Notes(engineAddress);
    forgetNotes();
    notes.prepare();
    // A program of the plugin tells nothing.
    if (!isPlugin) notes.add("declared", declared);
    notes.add("time", [{ key: String(Date.parse(time)) }]);
    await process.beginOperation(config);
    return process;
  }

  /** Is told of each entry of the journal from now on. */
  watch(onEntry: (entry: JournalEntry) => void): void {
    this.onEntry = onEntry;
  }

  /** Ends the provider process at once. */
  async kill(): Promise<void> {
    await (await this.leaveProcess())?.kill();
  }

  async close(): Promise<void> {
    await Promise.all([this.end(), this.emulator.close()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(): Promise<void> {
    await (await this.leaveProcess())?.end();
  }

  /** The next operation begins in a process of its own. */
  private leaveProcess(): Promise<ProviderProcess> | undefined {
    const { process } = this;
    this.process = undefined;
    this.operations = 0;
    return process;
  }
}
