/**
 * The slots of a rate limit: who may send when, and how many slots there are. Pure: time and chance are handed in.
 *
 * A quota of N calls per window is N slots, and a slot carries one call per window. The service counts a call when it
 * arrives, at some moment between its sending and its answer, so a slot is free again one window after the answer
 * (less the shortest round trip ever seen, which the next call needs as well). Then no window that the service can
 * look at, sliding or fixed, holds more than N calls, whatever the network does to each of them.
 *
 * Several programs share an account's quota without knowing of each other. A slot whose call was accepted is as good
 * as reserved: the next call, one window later, takes the place of that one. So shares are counted in slots: a
 * throttled call costs its slot and a part of the others, and a lost slot is won back by one probing call at a time.
 */
export interface SlotOptions {
  /** Slots at the start, and the most there will be. A whole number. */
  slots: number;
  /** Milliseconds in which a slot carries one call. */
  windowMs: number;
  /** Chance in [0, 1). */
  random: () => number;
}

/** One call's hold on a slot. */
export interface Hold {
  readonly slot: Slot;
  readonly sentAt: number;
}

interface Slot {
  /** When it may carry its next call. */
  freeAt: number;
  /** A call on it was accepted, so the service has room for it. */
  proven: boolean;
  /** The call on its way, as far as is known. */
  hold: Hold | undefined;
}

/** Distance between a call's end and its slot's next use beyond the window: clocks count whole milliseconds. */
const guardMs = 2;
/** After so many calls the shortest round trip is trusted by half. */
const tripsToTrust = 20;
/**
 * How much a spread of the round trips takes from that trust. In simulations with spreads of up to ten times the shortest
 * trip none of 80,000 programs went over its quota with this number; with 1 it was one in 5,000. It costs a thousandth of
 * the speed.
 */
const spreadDistrust = 3;
/** A call that stays unanswered is taken to have arrived after at most so many windows. */
const longestFlight = 1;
/** Calls keep this share of their even distance, so that each leaves a gap that another program's call may find. */
const spacing = 0.25;
/**
 * The numbers below were found by simulating four programs that share a quota, in sliding and in fixed windows. Probing
 * more often finds room sooner when another program ends, and costs more throttled calls while none does.
 *
 * A program that holds all slots and is throttled gives up half of them, one that holds a quarter of them an eighth:
 * the larger share shrinks faster, so shares draw level.
 */
const cut = 0.5;
/**
 * Windows to wait before a probe. After a failed one as many as this, times the share of all slots, so that who has
 * little asks more often; after a cut; after a success, shorter with each in a row.
 */
const probeAfterFailure = 40;
const [soonestAfterFailure, latestAfterFailure] = [5, 18];
const probeAfterCut = 1;
const probeAfterSuccess = 1;
const successSpeedsUp = 0.7;
const shortestProbe = 0.15;
/** Windows that the last slot waits at most after being throttled, doubled each time. */
const longestPause = 4;

export class RateLimiterSlots {
  private readonly all: Slot[];
  private readonly most: number;
  private readonly windowMs: number;
  private readonly random: () => number;
  private shortestTripMs = 0;
  private allTripsMs = 0;
  private trips = 0;
  private lastSentAt = -Infinity;
  private pausedUntil = -Infinity;
  private lastCutAt = -Infinity;
  private nextProbeAt = Infinity;
  /** Calls throttled in a row, and new slots won in a row. */
  private refusals = 0;
  private wins = 0;

  constructor(options: SlotOptions) {
    this.most = options.slots;
    this.windowMs = options.windowMs;
    this.random = options.random;
    this.all = Array.from({ length: options.slots }, () => ({ freeAt: -Infinity, proven: false, hold: undefined }));
  }

  /** Slots at present. */
  get count(): number {
    return this.all.length;
  }

  /** When the next call may be sent, in the past if now. */
  nextAt(): number {
    const openAt = this.untriedOpenAt();
    const free = this.all.reduce((earliest, slot) => Math.min(earliest, readyAt(slot, openAt)), this.nextProbeAt);
    return Math.max(free, this.pausedUntil, this.lastSentAt + (spacing * this.windowMs) / this.most);
  }

  /** Takes the slot that has been free for longest, or else a new one on trial. To be called at nextAt() or later. */
  take(now: number): Hold {
    const openAt = this.untriedOpenAt();
    const free = this.all.filter((slot) => readyAt(slot, openAt) <= now);
    let [slot] = free;
    for (const each of free) if (slot && each.freeAt < slot.freeAt) slot = each;
    if (!slot) {
      slot = { freeAt: now, proven: false, hold: undefined };
      this.all.push(slot);
      this.nextProbeAt = Infinity;
    }
    slot.hold = { slot, sentAt: now };
    slot.freeAt = now + (1 + longestFlight) * this.windowMs;
    this.lastSentAt = now;
    return slot.hold;
  }

  /** The service took the call. */
  accepted(hold: Hold, now: number): void {
    const trip = now - hold.sentAt;
    this.trips += 1;
    this.allTripsMs += trip;
    this.shortestTripMs = this.trips === 1 ? trip : Math.min(this.shortestTripMs, trip);
    this.refusals = 0;
    if (!hold.slot.proven) {
      hold.slot.proven = true;
      this.wins += 1;
      this.planProbe(now, Math.max(shortestProbe, probeAfterSuccess * successSpeedsUp ** (this.wins - 1)));
    }
    this.release(hold, now - this.certainTripMs());
  }

  /** No answer came, so the service may have counted the call at any moment up to now. */
  unanswered(hold: Hold, now: number): void {
    this.release(hold, now);
  }

  /** The service refused the call: the quota is used up, by this program or by others. */
  throttled(hold: Hold, now: number, retryAfterMs = 0): void {
    if (retryAfterMs > 0) this.pausedUntil = Math.max(this.pausedUntil, now + retryAfterMs);
    this.refusals += 1;
    this.wins = 0;
    if (hold.slot.hold === hold) this.remove([hold.slot]);
    // Slots that never carried a call were an assumption.
    this.remove(this.all.filter((slot) => !slot.proven && !slot.hold));
    const given = hold.slot.proven ? this.giveUpShare(now) : 0;
    this.planProbe(now, given > 0 ? probeAfterCut : this.windowsAfterFailure());
    if (this.all.length === 0) {
      const pause = this.around(Math.min(longestPause, 2 ** (this.refusals - 1)));
      this.all.push({ freeAt: now + pause, proven: false, hold: undefined });
    }
  }

  /** Someone took a slot that was ours, so there are more programs than before. At most once per window. */
  private giveUpShare(now: number): number {
    if (now - this.lastCutAt < this.windowMs) return 0;
    this.lastCutAt = now;
    const held = this.all.length + 1;
    const share = held * cut * (held / this.most);
    const given = this.all.filter((slot) => !slot.hold).slice(0, Math.floor(share + this.random()));
    this.remove(given);
    return given.length;
  }

  /**
   * Untried slots open up as answers come in, 1, 2, 4 …, so that a used-up quota is noticed after few calls. A call
   * that stays unanswered keeps them shut for a limited time only.
   */
  private untriedOpenAt(): number {
    const proven = this.all.filter((slot) => slot.proven).length;
    const trying = this.all.filter((slot) => !slot.proven && slot.hold).map((slot) => slot.freeAt - this.windowMs);
    return trying.sort((a, b) => a - b)[trying.length - proven - 1] ?? -Infinity;
  }

  private release(hold: Hold, arrivedBy: number): void {
    // A call without an answer for long may end when its slot carries another one already.
    if (hold.slot.hold !== hold) return;
    const latest = hold.sentAt + longestFlight * this.windowMs;
    hold.slot.hold = undefined;
    hold.slot.freeAt = Math.max(hold.sentAt, Math.min(arrivedBy, latest)) + this.windowMs + guardMs;
  }

  /**
   * A round trip that no call will undercut: the shortest so far, trusted the more, the more calls it was taken from,
   * and the less they differ.
   */
  private certainTripMs(): number {
    const trusted = this.shortestTripMs * (this.trips / (this.trips + tripsToTrust));
    const excess = this.allTripsMs / this.trips - this.shortestTripMs;
    return Math.max(0, trusted - (spreadDistrust * excess) / Math.sqrt(this.trips));
  }

  private windowsAfterFailure(): number {
    const windows = probeAfterFailure * (this.all.length / this.most);
    return Math.min(latestAfterFailure, Math.max(soonestAfterFailure, windows));
  }

  private planProbe(now: number, windows: number): void {
    this.nextProbeAt = this.all.length < this.most ? now + this.around(windows) : Infinity;
  }

  /** So many windows in milliseconds, give or take a fifth: programs are not to ask in step. */
  private around(windows: number): number {
    return windows * (0.8 + 0.4 * this.random()) * this.windowMs;
  }

  private remove(slots: readonly Slot[]): void {
    for (const slot of slots) {
      const at = this.all.indexOf(slot);
      if (at >= 0) this.all.splice(at, 1);
    }
  }
}

function readyAt(slot: Slot, untriedOpenAt: number): number {
  return slot.proven ? slot.freeAt : Math.max(slot.freeAt, untriedOpenAt);
}
