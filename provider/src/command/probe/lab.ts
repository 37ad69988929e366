import { randomBytes } from "node:crypto";

import { sleepFor } from "../../live/deadline";
import { CredentialsRefusedError, LiveError, ThrottledError, UnavailableError } from "../../live/errors";
import type { GroupAddress } from "../../live/groupAddress";
import { groupParameters } from "../../live/groupParameters";
import { listParameters } from "../../live/listForm";
import type { LiveClient } from "../../live/liveClient";
import { liveOperation, type LiveOperation, ramAction } from "../../live/liveOperations";
import type { CallParameters, LiveAnswer } from "../../live/signedRequest";
import { type Band, isSameBand, readBand } from "./bandAnswer";
import { inWords, type Outcome } from "./outcome";
import { makeApp, type OwnApp } from "./ownApp";
import type { SwitchValue, Verdict } from "./verdict";
import { UnclearError } from "./unclearError";

/** What a finding that rests on no change waits for before a second look, in milliseconds. */
const secondLookMs = 1_000;

/** The codes of a denial that no operation of the service itself answers. */
const ramCodes = /^(NoPermission|Forbidden)/;

/** An access key. */
export interface Key {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
}

/** What the probes work with. */
export interface LabParts {
  readonly client: LiveClient;
  readonly group: GroupAddress;
  /** The answer that the group was made with. */
  readonly creation: LiveAnswer;
  /** A client of the same endpoint with another key. */
  readonly clientOf: (key: Key) => LiveClient;
  /** Tells the user what is no part of the report. */
  readonly tell: (message: string) => void;
}

/** Where the probes work: the group that was made for them, and what is known of the service so far. */
export class Lab {
  /** Ends the probe that runs. */
  signal: AbortSignal = new AbortController().signal;
  /** How many calls were made. */
  calls = 0;
  /** How long, and how many, reads show the state before a write. */
  readonly lag = { ms: 0, reads: 0 };
  /** Whether lists are written as `Name.1=a&Name.2=b`. */
  numbersLists = false;
  readonly verdicts = new Map<string, Verdict>();
  /** Refusals that may be denials of RAM, in order. */
  readonly denials: {
    readonly operation: LiveOperation;
    readonly code: string;
    readonly httpStatus?: number | undefined;
  }[] = [];
  /** The app that was made for the probes; undefined where none was. */
  madeApp: OwnApp | undefined;
  readonly client: LabParts["client"];
  readonly group: LabParts["group"];
  readonly creation: LabParts["creation"];
  readonly clientOf: LabParts["clientOf"];
  readonly tell: LabParts["tell"];
  private readonly steps = new Map<string, Promise<unknown>>();
  private known: Band | undefined;
  private isDirty = false;

  constructor(parts: LabParts) {
    this.client = parts.client;
    this.group = parts.group;
    this.creation = parts.creation;
    this.clientOf = parts.clientOf;
    this.tell = parts.tell;
  }

  /** The id of an app of the probe's own, which is made when it is first asked for. @throws as makeApp */
  async ownApp(): Promise<string> {
    const { appId } = await this.once("ownApp", async () => {
      this.signal.throwIfAborted();
      this.calls += 1;
      this.madeApp = await makeApp(this.client, this.group.dataCenter, this.tell);
      return this.madeApp;
    });
    return appId;
  }

  /** A user that nobody is: letters and digits. */
  user(): string {
    return `probe${randomBytes(5).toString("hex")}`;
  }

  /** Three users in an order that is neither rising nor falling, so that a sorted answer shows. */
  usersOutOfOrder(): [string, string, string] {
    const [first, second, third] = [this.user(), this.user(), this.user()].sort() as [string, string, string];
    return [second, third, first];
  }

  /** What an earlier probe found; undefined where it did not. */
  value(name: string): SwitchValue | undefined {
    const verdict = this.verdicts.get(name);
    return verdict?.status === "found" ? verdict.value : undefined;
  }

  /** Work that several probes share: it is done once, and fails for all of them. */
  once<T>(step: string, work: () => Promise<T>): Promise<T> {
    let promise = this.steps.get(step) as Promise<T> | undefined;
    if (!promise) {
      promise = work();
      this.steps.set(step, promise);
    }
    return promise;
  }

  /** A list as a parameter, in the form that the service was seen to read. */
  list(name: string, users: readonly string[]): CallParameters {
    return listParameters({ [name]: users }, { numbered: this.numbersLists, omitsEmpty: false });
  }

  /** Calls an operation on the probe's own group. @throws as call */
  onGroup(operation: LiveOperation, parameters: CallParameters = {}): Promise<Outcome> {
    return this.call(operation, { ...groupParameters(this.group), ...parameters });
  }

  /**
   * Calls an operation. A refusal is an outcome, unless it says nothing of the question.
   * @throws UnclearError where the key may not or the quota does not let it, other LiveErrors where the service is out of
   * reach or does not know the key, the reason of the signal
   */
  async call(operation: LiveOperation, parameters: CallParameters): Promise<Outcome> {
    this.signal.throwIfAborted();
    this.calls += 1;
    this.isDirty ||= changesMute(operation);
    try {
      return { ok: true, answer: await this.client.call(operation, parameters, this.signal) };
    } catch (error) {
      if (!(error instanceof LiveError) || error.code === undefined) throw error;
      const { code, httpStatus } = error;
      if (error instanceof CredentialsRefusedError) throw error;
      if (ramCodes.test(code) || code === "NoAuth") this.denials.push({ operation, code, httpStatus });
      if (ramCodes.test(code)) throw new UnclearError(`the key has no permission for ${ramAction(operation)}: ${code}`);
      if (error instanceof ThrottledError) throw new UnclearError(`${operation} was throttled: ${code}`);
      // What is not tried again is an answer; what was tried for as long as a call may take says that the service is sick.
      if (error instanceof UnavailableError && !liveOperation(operation).once) throw error;
      return { ok: false, code, httpStatus };
    }
  }

  /** A call on the group that has to be taken for the probe to go on. @throws UnclearError where it is refused */
  async must(operation: LiveOperation, parameters: CallParameters = {}): Promise<LiveAnswer> {
    const outcome = await this.onGroup(operation, parameters);
    if (outcome.ok) return outcome.answer;
    throw new UnclearError(`${operation} was ${inWords(outcome)}`);
  }

  /** One read of the mute, whatever it shows. */
  async readOnce(): Promise<Band> {
    this.known = readBand(await this.must("DescribeLiveMessageGroupBand"));
    this.isDirty = false;
    return this.known;
  }

  /**
   * Who may not speak, once writes have had the time that reads were seen to lag by. Where nothing has changed, it is read
   * again after a pause, so that a late write is not taken for one that does nothing.
   */
  async band(): Promise<Band> {
    const { known } = this;
    if (known && !this.isDirty) return known;
    if (this.lag.ms > 0) await this.wait(1.5 * this.lag.ms);
    for (let reads = 0; reads < this.lag.reads; reads++) await this.readOnce();
    const band = await this.readOnce();
    if (!known || !isSameBand(known, band)) return band;
    await this.wait(secondLookMs);
    return this.readOnce();
  }

  /** What the service holds of the group beside its mute, read again after a pause unless it `isExpected`. */
  profile(isExpected: (profile: LiveAnswer) => boolean): Promise<LiveAnswer> {
    return this.secondLook(() => this.must("DescribeLiveMessageGroup"), isExpected);
  }

  /** Reads something, again after a pause unless it `isExpected`. */
  async secondLook<T>(read: () => Promise<T>, isExpected: (read: T) => boolean): Promise<T> {
    const first = await read();
    if (isExpected(first)) return first;
    await this.wait(secondLookMs);
    return read();
  }

  wait(ms: number): Promise<void> {
    return sleepFor(ms, this.signal);
  }
}

function changesMute(operation: LiveOperation): boolean {
  const { work } = liveOperation(operation);
  return work === "writeMutes" || work === "muteUsers" || operation === "RecoverLiveMessageDeletedGroup";
}
