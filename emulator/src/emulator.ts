import { setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { Accounts } from "./accounts/accounts";
import type { Account } from "./accounts/account";
import { controlPrefix, maxControlBytes, type ControlAccess } from "./control/controlAccess";
import { Faults } from "./faults/faults";
import type { EmulatorOptions } from "./emulatorOptions";
import { Gateway } from "./gateway/gateway";
import { pathOf, type HttpRequest } from "./gateway/httpRequest";
import { Nonces } from "./gateway/nonces";
import { Quotas } from "./gateway/quotas";
import type { Reply } from "./gateway/reply";
import { effectOn, Journal } from "./journal/journal";
import { operationTable } from "./operations/operationTable";
import { addGroup, applySeed, setApp, setGroup, type AppChange, type GroupChange } from "./seed/applySeed";
import { checkSeed } from "./seed/checkSeed";
import { tryOutSeed } from "./seed/parseSeed";
import type { GroupSeed, Seed } from "./seed/seed";
import { StateFile } from "./seed/stateFile";
import { HttpServer } from "./server/httpServer";
import { isLoopback } from "./server/loopback";
import { checkHost, checkOrigin, isHostName } from "./server/requestSource";
import type { App, AppOptions } from "./store/app";
import type { Group, MuteState } from "./store/group";
import { LiveState } from "./store/liveState";
import { applySwitches, createSwitches } from "./switches/applySwitches";
import type { Switches } from "./switches/switches";
import { quote } from "./text/quote";
import { Clock } from "./time/clock";
import { latencySource } from "./time/latency";

/** A key as clients take it. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** The largest body of a call to the API. */
const maxCallBytes = 1024 * 1024;

/** Answers what is below {@link controlPrefix}. */
export type ControlHandler = (request: HttpRequest, emulator: Emulator, access: ControlAccess) => Promise<Reply>;

/**
 * A running emulator.
 *
 * @example
 * ```ts
 * const emulator = await startEmulator({ seed: { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "hall" }] } });
 * emulator.setMute("app", "hall", { mutedAll: true, exempt: ["host"] });
 * emulator.state.mute("app", "hall"); // { mutedAll: true, exempt: ["host"], muted: [] }
 * await emulator.close();
 * ```
 */
export class Emulator {
  readonly clock = new Clock();
  readonly accounts = new Accounts(this.clock);
  /** Apps and groups, to be read and changed directly. */
  readonly state = new LiveState(this.clock);
  /** Undocumented behaviour; may be changed at any time. */
  readonly switches: Switches;
  readonly faults = new Faults();
  readonly journal: Journal;
  private readonly nonces = new Nonces(this.clock);
  private readonly quotas: Quotas;
  private readonly closing = new AbortController();
  private readonly server: HttpServer;
  private readonly initialSwitches: Switches;
  private readonly stateFile: StateFile | undefined;
  private generation = 0;
  private seed: Seed;
  private port = 0;

  /** Use `startEmulator`. */
  constructor(
    private readonly options: EmulatorOptions,
    control: ControlHandler,
  ) {
    // Every call that waits listens for the end; Node.js warns of a leak from the eleventh on.
    setMaxListeners(0, this.closing.signal);
    this.switches = createSwitches({ quota: options.quota ?? true, ...options.switches });
    this.initialSwitches = { ...this.switches };
    this.journal = new Journal(this.clock, options.journalCapacity);
    this.quotas = new Quotas(this.clock, this.switches);
    for (const name of options.allowedHosts ?? []) {
      if (!isHostName(name)) throw new TypeError(`allowedHosts has ${quote(name)}: give names without scheme and port`);
    }
    const hosts = { loopback: isLoopback(this.host), allowed: options.allowedHosts ?? [] };
    const gateway = new Gateway({
      accounts: this.accounts,
      state: this.state,
      clock: this.clock,
      switches: this.switches,
      faults: this.faults,
      journal: this.journal,
      nonces: this.nonces,
      quotas: this.quotas,
      loose: options.loose ?? false,
      generation: () => this.generation,
      wait: (milliseconds) => this.wait(milliseconds),
      latency: latencySource(options.latencyMs ?? 0),
      maxBodyBytes: maxCallBytes,
      checkSource(request) {
        checkHost(request, hosts);
        checkOrigin(request);
      },
      onDefect: reportDefect,
    });
    const access = { token: options.controlToken, hosts };
    const isControl = (target: string) => `${pathOf(target)}/`.startsWith(controlPrefix);
    this.server = new HttpServer({
      handle: (request) => (isControl(request.target) ? control(request, this, access) : gateway.handle(request)),
      maxBodyBytes: (target) => (isControl(target) ? maxControlBytes : maxCallBytes),
      onDefect: reportDefect,
    });
    this.seed = checkSeed(options.seed ?? {});
    this.stateFile = options.stateFile === undefined ? undefined : new StateFile(options.stateFile);
    this.plant(this.stateFile?.read() ?? this.seed);
    this.journal.listen((entry) => {
      const changed = entry.kind === "change" || (entry.applied && operationTable.get(entry.operation)?.writes);
      if (changed) this.stateFile?.schedule(this);
    });
  }

  /** @throws the system's error, such as EADDRINUSE */
  async listen(): Promise<void> {
    this.port = await this.server.listen(this.options.port ?? 0, this.host);
  }

  private get host(): string {
    return this.options.host ?? "127.0.0.1";
  }

  /** `host:port`, what clients call the endpoint. */
  get endpoint(): string {
    return this.host.includes(":") ? `[${this.host}]:${this.port}` : `${this.host}:${this.port}`;
  }

  get url(): string {
    return `http://${this.endpoint}`;
  }

  /**
   * The first key of the first account itself.
   * @throws Error if the seed gives it none
   */
  get credentials(): Credentials {
    const [key] = this.accounts.default.keys;
    if (!key) throw new Error(`Account ${this.accounts.default.id} has no key.`);
    return { accessKeyId: key.accessKeyId, accessKeySecret: key.accessKeySecret };
  }

  /**
   * Adds an app without a call to the API.
   * @param options.account the owner or its id; default the first account
   * @throws TypeError if the id is taken
   */
  createApp(options: AppOptions & AppChange & { readonly account?: Account | string } = {}): App {
    const { account = this.accounts.default, ...rest } = options;
    const app = this.state.addApp(typeof account === "string" ? account : account.id, rest);
    setApp(app, rest);
    this.stateFile?.schedule(this);
    return app;
  }

  /**
   * Changes an app as its owner could on the console; the journal has it as the change "changeApp".
   * What is left out stays as it is.
   * @throws TypeError if there is no such app
   */
  changeApp(appId: string, change: AppChange): App {
    const app = this.app(appId);
    setApp(app, { modifiedAt: this.clock.now(), ...change });
    this.journal.recordChange("changeApp", undefined);
    return app;
  }

  /**
   * Takes an app and its groups away, as only the console can; the journal has it as the change "deleteApp".
   * @throws TypeError if there is no such app
   */
  deleteApp(appId: string): void {
    this.state.removeApp(this.app(appId).id);
    this.journal.recordChange("deleteApp", undefined);
  }

  /**
   * Adds a group without a call to the API; the journal has it as the change "createGroup".
   * @throws TypeError if the app is missing or the group there already
   */
  createGroup(appId: string, groupId: string, options: Omit<GroupSeed, "appId" | "groupId"> = {}): Group {
    return this.changed("createGroup", addGroup({ ...options, appId, groupId }, this));
  }

  /**
   * Changes a group behind the API's back; the journal has it as the change "changeGroup".
   * What is left out stays as it is.
   * @throws TypeError if there is no such group
   */
  changeGroup(appId: string, groupId: string, change: GroupChange): Group {
    const group = this.group(appId, groupId);
    setGroup(group, change, this.clock.now());
    return this.changed("changeGroup", group);
  }

  /**
   * Changes who may not speak behind the back of whoever manages it; the journal has it as the change "setMute".
   * What is left out stays as it is.
   * @throws TypeError if there is no such group
   */
  setMute(appId: string, groupId: string, mute: Partial<MuteState>): Group {
    const group = this.group(appId, groupId);
    group.setMute(mute);
    return this.changed("setMute", group);
  }

  /**
   * Deletes a group softly, as the API would; the journal has it as the change "deleteGroup".
   * @throws TypeError if there is no such group
   */
  deleteGroup(appId: string, groupId: string): Group {
    const group = this.group(appId, groupId);
    group.delete(this.clock.now());
    return this.changed("deleteGroup", group);
  }

  /** Back to the seed, the switches and the faults of the start; clock, journal, quotas and nonces are cleared. */
  reset(): Promise<void> {
    this.replaceSeed(this.seed);
    return Promise.resolve();
  }

  /**
   * A reset to another seed, which later resets go back to.
   * @throws TypeError for a bad seed; everything is as it was then
   */
  replaceSeed(seed: Seed): void {
    tryOutSeed(checkSeed(seed));
    this.seed = seed;
    this.generation++;
    this.clock.reset();
    this.accounts.clear();
    this.state.clear();
    this.faults.clear();
    this.journal.clear();
    this.nonces.clear();
    this.quotas.clear();
    applySwitches(this.switches, this.initialSwitches);
    this.plant(seed);
    this.stateFile?.schedule(this);
  }

  /** Closes every connection, also those whose answer is being delayed, and frees the port. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.server.close();
    this.stateFile?.write(this);
  }

  private plant(seed: Seed): void {
    applySeed(seed, this);
    for (const fault of this.options.faults ?? []) this.faults.add(fault);
  }

  private app(appId: string): App {
    const app = this.state.app(appId);
    if (!app) throw new TypeError(`There is no app ${quote(appId)}.`);
    return app;
  }

  private group(appId: string, groupId: string): Group {
    const group = this.state.group(appId, groupId);
    if (!group) throw new TypeError(`There is no group ${quote(groupId)} in app ${quote(appId)}.`);
    return group;
  }

  /** What is changed here shows at once, however much reads lag. */
  private changed(change: string, group: Group): Group {
    group.unseen = [];
    this.journal.recordChange(change, effectOn(group));
    return group;
  }

  private async wait(milliseconds: number): Promise<boolean> {
    try {
      await delay(milliseconds, undefined, { signal: this.closing.signal });
      return true;
    } catch {
      // The only way a delay ends early is close().
      return false;
    }
  }
}

function reportDefect(error: unknown): void {
  console.error(error);
}
