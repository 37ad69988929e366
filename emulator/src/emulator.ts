import { setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { Accounts } from "./accounts/accounts";
import type { Account } from "./accounts/account";
import { Faults } from "./faults/faults";
import type { FaultRule } from "./faults/faultRule";
import { Gateway } from "./gateway/gateway";
import { Nonces } from "./gateway/nonces";
import { Quotas } from "./gateway/quotas";
import { effectOn, Journal } from "./journal/journal";
import { answerControl, controlPrefix } from "./control/controlPath";
import { operationTable } from "./operations/operationTable";
import { addGroup, applySeed } from "./seed/applySeed";
import { checkSeed } from "./seed/checkSeed";
import { tryOutSeed } from "./seed/parseSeed";
import type { GroupSeed, Seed } from "./seed/seed";
import { StateFile } from "./seed/stateFile";
import { HttpServer } from "./server/httpServer";
import { isLoopback } from "./server/loopback";
import type { App, AppOptions } from "./store/app";
import type { Group, MuteState } from "./store/group";
import { LiveState } from "./store/liveState";
import { applySwitches, createSwitches } from "./applySwitches";
import type { Switches } from "./switches";
import { Clock } from "./time/clock";
import { latencySource, type Latency } from "./time/latency";

/** How an emulator is started; everything may be left out. */
export interface EmulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Address to listen on. Default 127.0.0.1. */
  readonly host?: string;
  /** What is there at the start and after a reset. Default: one account with the public default key. */
  readonly seed?: Seed;
  readonly switches?: Partial<Switches>;
  /** Faults at the start and after a reset. */
  readonly faults?: readonly FaultRule[];
  /** Whether the quotas of 10 and 50 calls per second hold: a short form of the switch. Default true. */
  readonly quota?: boolean;
  /** Milliseconds added to each answer. Default 0. */
  readonly latencyMs?: Latency;
  /** Accepts requests without checking signature, date, nonce and token. Default false. */
  readonly loose?: boolean;
  /** Journal entries kept. Default 10,000. */
  readonly journalCapacity?: number;
  /** A file that keeps accounts, apps and groups over restarts; once it is there, `seed` counts for resets alone. */
  readonly stateFile?: string;
  /** What the control path asks for; without it the path is closed on an address that is not loopback. */
  readonly controlToken?: string;
}

/** A key as clients take it. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** A running emulator. */
export class Emulator {
  readonly clock = new Clock();
  readonly accounts = new Accounts(this.clock);
  /** Apps and groups, to be read and changed directly. */
  readonly state = new LiveState(this.clock);
  /** Undocumented behaviour; may be changed at any time. */
  readonly switches: Switches;
  readonly faults = new Faults();
  readonly journal: Journal;
  readonly #nonces = new Nonces(this.clock);
  readonly #quotas: Quotas;
  readonly #closing = new AbortController();
  readonly #server: HttpServer;
  readonly #initialSwitches: Switches;
  readonly #stateFile: StateFile | undefined;
  #generation = 0;
  #seed: Seed;
  #port = 0;

  /** Use {@link startEmulator}. */
  constructor(private readonly options: EmulatorOptions) {
    // Every call that waits listens for the end; Node.js warns of a leak from the eleventh on.
    setMaxListeners(0, this.#closing.signal);
    this.switches = createSwitches({ quota: options.quota ?? true, ...options.switches });
    this.#initialSwitches = { ...this.switches };
    this.journal = new Journal(this.clock, options.journalCapacity);
    this.#quotas = new Quotas(this.clock, this.switches);
    const gateway = new Gateway({
      accounts: this.accounts,
      state: this.state,
      clock: this.clock,
      switches: this.switches,
      faults: this.faults,
      journal: this.journal,
      nonces: this.#nonces,
      quotas: this.#quotas,
      loose: options.loose ?? false,
      generation: () => this.#generation,
      wait: (milliseconds) => this.#wait(milliseconds),
      latency: latencySource(options.latencyMs ?? 0),
      onDefect: reportDefect,
    });
    const access = { token: options.controlToken, loopback: isLoopback(this.#host) };
    this.#server = new HttpServer({
      handle: (request) =>
        request.target.startsWith(controlPrefix) ? answerControl(request, this, access) : gateway.handle(request),
      refuse: (request, error) => gateway.refuse(request, error),
      onDefect: reportDefect,
    });
    this.#seed = checkSeed(options.seed ?? {});
    this.#stateFile = options.stateFile === undefined ? undefined : new StateFile(options.stateFile);
    this.#plant(this.#stateFile?.read() ?? this.#seed);
    this.journal.listen((entry) => {
      const changed = entry.kind === "change" || (entry.applied && operationTable.get(entry.operation)?.writes);
      if (changed) this.#stateFile?.schedule(this);
    });
  }

  /** @throws the system's error, such as EADDRINUSE */
  async listen(): Promise<void> {
    this.#port = await this.#server.listen(this.options.port ?? 0, this.#host);
  }

  get #host(): string {
    return this.options.host ?? "127.0.0.1";
  }

  /** `host:port`, what clients call the endpoint. */
  get endpoint(): string {
    return this.#host.includes(":") ? `[${this.#host}]:${this.#port}` : `${this.#host}:${this.#port}`;
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
  createApp(options: AppOptions & { readonly account?: Account | string } = {}): App {
    const { account = this.accounts.default, ...rest } = options;
    this.#stateFile?.schedule(this);
    return this.state.addApp(typeof account === "string" ? account : account.id, rest);
  }

  /**
   * Adds a group without a call to the API; the journal has it as the change "createGroup".
   * @throws TypeError if the app is missing or the group there already
   */
  createGroup(appId: string, groupId: string, options: Omit<GroupSeed, "appId" | "groupId"> = {}): Group {
    const group = addGroup({ ...options, appId, groupId }, this);
    this.journal.recordChange("createGroup", effectOn(group));
    return group;
  }

  /**
   * Changes who may not speak behind the back of whoever manages it; the journal has it as the change "setMute".
   * What is left out stays as it is.
   * @throws TypeError if there is no such group
   */
  setMute(appId: string, groupId: string, mute: Partial<MuteState>): Group {
    const group = this.#group(appId, groupId);
    group.mutedAll = mute.mutedAll ?? group.mutedAll;
    group.exempt = new Set(mute.exempt ?? group.exempt);
    group.muted = new Set(mute.muted ?? group.muted);
    group.unseen = [];
    this.journal.recordChange("setMute", effectOn(group));
    return group;
  }

  /**
   * Deletes a group softly, as the API would; the journal has it as the change "deleteGroup".
   * @throws TypeError if there is no such group
   */
  deleteGroup(appId: string, groupId: string): Group {
    const group = this.#group(appId, groupId);
    group.delete(this.clock.now());
    this.journal.recordChange("deleteGroup", effectOn(group));
    return group;
  }

  /** Back to the seed, the switches and the faults of the start; clock, journal, quotas and nonces are cleared. */
  reset(): Promise<void> {
    this.replaceSeed(this.#seed);
    return Promise.resolve();
  }

  /**
   * A reset to another seed, which later resets go back to.
   * @throws TypeError for a bad seed; everything is as it was then
   */
  replaceSeed(seed: Seed): void {
    tryOutSeed(checkSeed(seed));
    this.#seed = seed;
    this.#generation++;
    this.clock.reset();
    this.accounts.clear();
    this.state.clear();
    this.faults.clear();
    this.journal.clear();
    this.#nonces.clear();
    this.#quotas.clear();
    applySwitches(this.switches, this.#initialSwitches);
    this.#plant(seed);
    this.#stateFile?.schedule(this);
  }

  /**
   * Changes apps and groups behind the API's back, described as in a seed: what is not there is added, and of groups
   * that are there the mute is set and, with `deleted`, they are deleted. Groups end in the journal.
   * @throws TypeError for a malformed change
   */
  change(change: unknown): void {
    const { accounts, apps = [], groups = [] } = checkSeed(change);
    if (accounts) throw new TypeError("accounts: can only be given in a seed");
    for (const { appId, ...rest } of apps) if (!this.state.app(appId)) this.createApp({ ...rest, appId });
    for (const { appId, groupId, ...rest } of groups) {
      if (!this.state.group(appId, groupId)) this.createGroup(appId, groupId, rest);
      else {
        if (rest.mutedAll !== undefined || rest.exempt || rest.muted) this.setMute(appId, groupId, rest);
        if (rest.deleted) this.deleteGroup(appId, groupId);
      }
    }
  }

  /** Closes every connection, also those whose answer is being delayed, and frees the port. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#server.close();
    this.#stateFile?.write(this);
  }

  #plant(seed: Seed): void {
    applySeed(seed, this);
    for (const fault of this.options.faults ?? []) this.faults.add(fault);
  }

  #group(appId: string, groupId: string): Group {
    const group = this.state.group(appId, groupId);
    if (!group) throw new TypeError(`There is no group "${groupId}" in app "${appId}".`);
    return group;
  }

  async #wait(milliseconds: number): Promise<boolean> {
    try {
      await delay(milliseconds, undefined, { signal: this.#closing.signal });
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

/**
 * Starts an emulator and waits until it listens.
 * @throws TypeError for a bad seed, switch or fault; the system's error (EADDRINUSE …) if it cannot listen
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = new Emulator(options);
  await emulator.listen();
  return emulator;
}
