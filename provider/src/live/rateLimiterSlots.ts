import type { RoundTrips } from "./roundTrips";

/**
 * The slots of a rate limit: who may send when, and how many slots there are. Pure: time and chance are handed in.
 *
 * A quota of N calls per window is N slots, and a slot carries one call per window. The service counts a call when it
 * arrives, at some moment between its sending and its answer, so a slot is free again one window after the answer
 * (less the shortest round trip ever seen, which the next call needs as well). Then no window that the service can
 * look at, sliding or fixed, holds more than N calls, whatever the network does to each of them.
 *
 * Several programs share an account's quota without knowing of each other. A slot whose call was accepted is as good
 * as reserved: the next call, one window later, takes the place of that one. A throttled call costs its slot, and lost
 * slots are tried again one at a time: soon after a trial that was accepted, and after a pause where a call was throttled.
 */
export interface SlotOptions {
  /** Calls per window. A whole number. */
  slots: number;
  /** Milliseconds in which a slot carries one call. */
  windowMs: number;
  /** Chance in [0, 1). */
  random: () => number;
  /** How long calls take; those of these slots are noted in it. */
  trips: RoundTrips;
}

/** One call's hold on a slot. */
export interface Hold {
  readonly slot: Slot;
  readonly sentAt: number;
}

interface Slot {
  /** When it may carry its next call. Where its last one was answered, it may so much sooner as is certain of a round trip. */
  freeAt: number;
  isAnswered: boolean;
  /** Its last call was accepted, so the service has room for the next one. */
  proven: boolean;
  /** The call on its way, as far as is known. */
  hold: Hold | undefined;
}

/** Beyond the window, since a clock of whole milliseconds tells a distance by up to one too little. */
const guardMs = 1;
/** A call that stays unanswered is taken to have arrived after at most so many windows. */
const longestFlight = 1;
/**
 * The numbers below were found by simulating programs that share a quota (`npm run simulate`). Trying more often finds
 * room sooner when another program ends, and costs more throttled calls while none does.
 *
 * Windows without a trial after a throttled call: so many, and more with the share of all slots that is held, so that who
 * has little asks more often. Quotas above some calls per window bear more trials.
 */
const pause = 3;
const pausePerShare = 20;
const largestPausedQuota = 20;
/** Between a trial that was accepted and the next, in even distances of calls. */
const distancesToNextTrial = 4;
/**
 * A program that holds all slots and is throttled gives up half of them, one that holds half of them a quarter of those:
 * the larger share shrinks faster, so shares draw level.
 */
const cut = 0.5;

export class RateLimiterSlots {
  private readonly all: readonly Slot[];
  private readonly windowMs: number;
  private readonly random: () => number;
  private readonly trips: RoundTrips;
  private pausedUntil = -Infinity;
  /** A call was throttled, so the quota is not this program's alone. */
  private isShared = false;
  private trialsFrom = -Infinity;

  constructor({ slots, windowMs, random, trips }: SlotOptions) {
    this.windowMs = windowMs;
    this.random = random;
    this.trips = trips;
    this.all = Array.from({ length: slots }, () => ({
      freeAt: -Infinity,
      isAnswered: false,
      proven: false,
      hold: undefined,
    }));
  }

  /** Slots that calls may count on: all, until one is throttled. */
  get count(): number {
    return this.isShared ? Math.max(1, this.proven.length) : this.all.length;
  }

  /** When the next call may be sent, in the past if now. */
  nextAt(): number {
    const ready = this.readiness();
    return Math.max(Math.min(...this.all.map(ready)), this.pausedUntil);
  }

  /** Takes the proven slot that has been free for longest, or else another one on trial. To be called at nextAt() or later. */
  take(now: number): Hold {
    const ready = this.readiness();
    const [slot] = this.all
      .filter((each) => ready(each) <= now)
      .sort((one, other) => Number(other.proven) - Number(one.proven) || one.freeAt - other.freeAt);
    if (!slot) throw new Error("no slot is free");
    slot.hold = { slot, sentAt: now };
    slot.freeAt = now + (1 + longestFlight) * this.windowMs;
    slot.isAnswered = false;
    return slot.hold;
  }

  /** The service took the call. */
  accepted(hold: Hold, now: number): void {
    this.trips.note(now - hold.sentAt);
    if (!hold.slot.proven && this.isShared) this.holdTrialsBack(now, distancesToNextTrial * this.distanceMs);
    hold.slot.proven = true;
    this.release(hold, now, true);
  }

  /** No answer came, so the service may have counted the call at any moment up to now. */
  unanswered(hold: Hold, now: number): void {
    this.release(hold, now, false);
  }

  /** The service refused the call: the quota is used up, by this program or by others. */
  throttled(hold: Hold, now: number, retryAfterMs = 0): void {
    if (retryAfterMs > 0) this.pausedUntil = Math.max(this.pausedUntil, now + retryAfterMs);
    this.isShared = true;
    // A call without an answer for long may end when its slot carries another one already.
    if (hold.slot.hold === hold) this.lose(hold.slot, now);
    const windows = pause + (pausePerShare * this.proven.length) / this.all.length;
    this.holdTrialsBack(now, windows * this.windowMs * Math.min(1, largestPausedQuota / this.all.length));
  }

  private lose(slot: Slot, now: number): void {
    // Someone took a slot that was ours, so there are more programs than before.
    const given = slot.proven ? Math.floor((cut * this.proven.length ** 2) / this.all.length) : 0;
    Object.assign(slot, { freeAt: now, isAnswered: false, proven: false, hold: undefined });
    for (const idle of this.proven.filter(({ hold }) => !hold).slice(0, given)) idle.proven = false;
  }

  private get proven(): readonly Slot[] {
    return this.all.filter(({ proven }) => proven);
  }

  /** How far apart calls are when they are spread evenly. */
  private get distanceMs(): number {
    return this.windowMs / this.all.length;
  }

  /** Give or take a half: programs are not to try in step. */
  private holdTrialsBack(now: number, ms: number): void {
    this.trialsFrom = Math.max(this.trialsFrom, now + ms * (0.5 + this.random()));
  }

  /**
   * When a slot that is not proven may carry a call. At the start slots open up as answers come in, 1, 2, 4 …, so that a
   * used-up quota is noticed after few calls; where it is shared, one at a time. A call that stays unanswered keeps the
   * others shut for a limited time only.
   */
  private trialAt(): number {
    const atOnce = this.isShared ? 1 : this.proven.length + 1;
    const openAt = this.all.flatMap(({ proven, hold }) => (proven || !hold ? [] : [hold.sentAt + this.windowMs]));
    return Math.max(this.trialsFrom, openAt.sort((a, b) => a - b)[openAt.length - atOnce] ?? -Infinity);
  }

  private release(hold: Hold, arrivedBy: number, isAnswered: boolean): void {
    // A call without an answer for long may end when its slot carries another one already.
    if (hold.slot.hold !== hold) return;
    const latest = hold.sentAt + longestFlight * this.windowMs;
    const freeAt = Math.min(arrivedBy, latest) + this.windowMs + guardMs;
    Object.assign(hold.slot, { freeAt, isAnswered: isAnswered && arrivedBy < latest, hold: undefined });
  }

  /** When each slot may carry a call. */
  private readiness(): (slot: Slot) => number {
    const trialAt = this.trialAt();
    const certainMs = this.trips.certainMs;
    return ({ freeAt, isAnswered, proven }) => {
      const at = isAnswered ? freeAt - certainMs : freeAt;
      return proven ? at : Math.max(at, trialAt);
    };
  }
}
