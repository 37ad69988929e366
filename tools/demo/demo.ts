import { stripVTControlCharacters } from "node:util";
import type { Emulator } from "alicloud-live-emulator";
import { describeMoment, openings, speechTimeline } from "../journal/speechTimeline";
import type { PulumiEngine } from "../pulumi/pulumiEngine";
import { PulumiProject } from "../pulumi/pulumiProject";
import type { CommandResult } from "../pulumi/runCommand";
import { changedUsers } from "./changedUsers";
import { demoProgram, type DemoMute } from "./demoProgram";
import { PromiseLedger } from "./promiseLedger";

const appName = "demo";
const backstage: DemoMute = { name: "backstage", groupId: "backstage", exceptUsers: ["host"] };
const hall: DemoMute = { name: "hall", groupId: "hall", exceptUsers: ["host", "mod1", "mod2"] };
const hallWithGuest: DemoMute = { ...hall, exceptUsers: ["host", "mod1", "guest"] };
const renamedHall: DemoMute = { ...hallWithGuest, name: "mainHall" };

export interface DemoOptions {
  readonly engine: PulumiEngine;
  /** Empty; the program makes an app and two groups in it. */
  readonly emulator: Emulator;
  readonly print: (text: string) => void;
  /** Whether the engine's output is coloured. */
  readonly colour: boolean;
}

/** Takes an app, two groups and their mutes through their life on the real engine, and notes which promises are kept on the way. */
export async function runDemo(options: DemoOptions): Promise<PromiseLedger> {
  const demo = await Demo.prepare(options);
  try {
    await demo.createMutes();
    await demo.changeUsers();
    await demo.repairDrift();
    await demo.rename();
    await demo.destroy();
    demo.tellWhoCouldSpeak();
    return demo.ledger;
  } finally {
    await demo.project.remove();
  }
}

class Demo {
  readonly ledger: PromiseLedger;

  private constructor(
    private readonly options: DemoOptions,
    readonly project: PulumiProject,
  ) {
    this.ledger = new PromiseLedger((line) => options.print(`${line}\n`));
  }

  static async prepare(options: DemoOptions): Promise<Demo> {
    const { emulator, engine, print, colour } = options;
    const { accessKeyId, accessKeySecret } = emulator.credentials;
    print(`An emulator of ApsaraVideo Live listens on ${emulator.url}; it has no app yet.\n`);
    const project = await PulumiProject.create({
      engine,
      name: "livemessage-demo",
      program: demoProgram(appName, [hall, backstage]),
      config: { "alicloud:accessKey": accessKeyId, "livemessage:endpoint": emulator.url },
      secretConfig: { "alicloud:secretKey": accessKeySecret },
      colour,
      onCommand: (line) => print(`\n$ ${line}\n`),
      onOutput: print,
    });
    return new Demo(options, project);
  }

  async createMutes(): Promise<void> {
    this.chapter("A program makes an app and two groups, and mutes these", demoProgram(appName, [hall, backstage]));
    await this.previewWithoutCalls();
    this.succeeded("the app, its groups and their mutes are made", await this.project.up());
    const made = this.groupCalls(/^(Create|Ban)/);
    const inOrder = [hall, backstage].every(
      ({ groupId }) => made(groupId) === "CreateLiveMessageGroup BanLiveMessageGroup",
    );
    this.ledger.note("each group is made, and then muted", inOrder, () => made(hall.groupId));
    this.serviceHolds([hall, backstage]);
  }

  async changeUsers(): Promise<void> {
    this.chapter("mod2 goes, a guest comes", await this.write([hallWithGuest, backstage]));
    const preview = await this.previewWithoutCalls();
    const changed = changedUsers(preview.output).join(" ");
    this.ledger.note(
      "the preview names who gains and who loses speech, and nobody else",
      changed === "+guest -mod2",
      () => changed,
    );
    this.succeeded("the change is made", await this.project.up());
    this.serviceHolds([hallWithGuest, backstage]);
  }

  async repairDrift(): Promise<void> {
    this.chapter("Somebody lifts the mute of the hall by hand");
    this.options.emulator.setMute(this.appId, hall.groupId, { mutedAll: false, exempt: [] });
    const drift = await this.project.detectDrift();
    this.options.print(`exit code ${drift.exitCode}\n`);
    const found = drift.exitCode !== 0 && /muted\s*: true => false/.test(stripVTControlCharacters(drift.output));
    this.ledger.note("drift is found and named, and the exit code says so", found, () => `exit code ${drift.exitCode}`);
    this.succeeded("drift is repaired", await this.project.up("--refresh"));
    this.serviceHolds([hallWithGuest, backstage]);
    const again = await this.project.detectDrift();
    this.options.print(`exit code ${again.exitCode}\n`);
    this.succeeded("after the repair there is no drift", again);
  }

  async rename(): Promise<void> {
    this.chapter("The resource is renamed, its group stays the same", await this.write([renamedHall, backstage]));
    this.succeeded("the rename is made", await this.project.up());
    this.serviceHolds([renamedHall, backstage]);
    this.succeeded("nothing is left to do", await this.project.previewExpectNoChanges());
    for (const { groupId } of [hall, backstage]) {
      const [opening] = openings(this.timeline(groupId));
      const opened = () => (opening ? describeMoment(opening) : "");
      this.ledger.note(`no call has opened ${groupId} since it was muted`, opening === undefined, opened);
    }
  }

  async destroy(): Promise<void> {
    this.chapter("All of it is given up");
    this.succeeded("destroy ends well", await this.project.destroy());
    const ended = this.groupCalls(/^(Unban|Delete)/);
    for (const { groupId } of [hall, backstage]) {
      const promise = `destroy lifts the mute of ${groupId}, and then deletes the group`;
      const calls = ended(groupId);
      this.ledger.note(promise, calls === "UnbanLiveMessageGroup DeleteLiveMessageGroup", () => calls);
    }
  }

  tellWhoCouldSpeak(): void {
    this.chapter("Who could speak when, from the emulator's journal");
    const start = this.options.emulator.journal.entries()[0]?.time ?? 0;
    for (const { groupId } of [hall, backstage]) {
      this.options.print(`${groupId}\n`);
      for (const moment of this.timeline(groupId)) {
        const seconds = ((moment.time - start) / 1000).toFixed(1).padStart(7);
        this.options.print(`${seconds} s  ${describeMoment(moment)}\n`);
      }
    }
  }

  /** Id of the app that the program has made; empty before that. */
  private get appId(): string {
    const { state, accounts } = this.options.emulator;
    return state.apps(accounts.default.id).find(({ name }) => name === appName)?.id ?? "";
  }

  /** The operations of a kind that were carried out on a group so far. */
  private groupCalls(kind: RegExp): (groupId: string) => string {
    const calls = this.options.emulator.journal
      .calls()
      .filter(({ operation, applied }) => applied && kind.test(operation));
    return (groupId) =>
      calls
        .filter(({ parameters }) => parameters.GroupId === groupId)
        .map(({ operation }) => operation)
        .join(" ");
  }

  private async write(mutes: readonly DemoMute[]): Promise<string> {
    const program = demoProgram(appName, mutes);
    await this.project.setProgram(program);
    return program;
  }

  private async previewWithoutCalls(): Promise<CommandResult> {
    const before = this.options.emulator.journal.calls().length;
    const preview = await this.project.preview();
    this.succeeded("the preview ends well", preview);
    const calls = this.options.emulator.journal.calls().length - before;
    this.ledger.note("the preview calls nobody", calls === 0, () => `${calls} calls`);
    return preview;
  }

  private succeeded(promise: string, { exitCode }: CommandResult): void {
    this.ledger.note(promise, exitCode === 0, () => `exit code ${exitCode}`);
  }

  private serviceHolds(mutes: readonly DemoMute[]): void {
    for (const { groupId, exceptUsers } of mutes) {
      const state = this.options.emulator.state.group(this.appId, groupId)?.muteState();
      const same = state?.mutedAll === true && [...state.exempt].sort().join() === [...exceptUsers].sort().join();
      this.ledger.note(`the service holds what the program declares for ${groupId}`, same, () => JSON.stringify(state));
    }
  }

  private timeline(groupId: string) {
    return speechTimeline(this.options.emulator.journal.entries(), this.appId, groupId);
  }

  private chapter(title: string, program?: string): void {
    this.options.print(`\n== ${title}\n${program === undefined ? "" : `\n${program}`}`);
  }
}
