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
  held: boolean;
}

/** Distance between a call's end and its slot's next use beyond the window: clocks count whole milliseconds. */
const guardMs = 2;
/** A call that stays unanswered is taken to have arrived after at most this share of a window. */
const longestFlight = 1;
/** Calls of one program keep this share of their even distance, so that a full quota is noticed before all are sent. */
const spacing = 0.25;
/** Slots given up when a call is throttled: of a slot that was proven, and of one that was only tried. */
const cutProven = 0.3;
const cutProbe = 0.15;
/** Windows between two probes: halved by a success, doubled by a failure. */
const shortestProbe = 0.5;
const longestProbe = 16;
/** Windows that the last slot waits after being throttled, doubled each time. */
const longestPause = 4;

export class RateLimiterSlots {
  private readonly all: Slot[];
  private readonly most: number;
  private readonly windowMs: number;
  private readonly random: () => number;
  private shortestTripMs = 0;
  private trips = 0;
  private lastSentAt = -Infinity;
  private pausedUntil = -Infinity;
  private lastCutAt = -Infinity;
  private refusals = 0;
  private probeWindows = 1;
  private nextProbeAt = Infinity;

  constructor(options: SlotOptions) {
    this.most = options.slots;
    this.windowMs = options.windowMs;
    this.random = options.random;
    this.all = Array.from({ length: options.slots }, () => ({ freeAt: -Infinity, proven: false, held: false }));
  }

  /** Slots at present. */
  get count(): number {
    return this.all.length;
  }

  /** When the next call may be sent, in the past if now. */
  nextAt(): number {
    const free = this.all.reduce((earliest, slot) => Math.min(earliest, slot.freeAt), Infinity);
    const spaced = this.lastSentAt + (spacing * this.windowMs) / this.most;
    return Math.max(Math.min(free, this.nextProbeAt), this.pausedUntil, spaced);
  }

  /** Takes the slot that has been free for longest, or else a new one on trial. To be called at nextAt() or later. */
  take(now: number): Hold {
    let slot = this.all.reduce<Slot | undefined>(
      (best, each) => (each.freeAt <= now && each.freeAt < (best?.freeAt ?? Infinity) ? each : best),
      undefined,
    );
    if (!slot) {
      slot = { freeAt: now, proven: false, held: false };
      this.all.push(slot);
      this.nextProbeAt = Infinity;
    }
    slot.held = true;
    slot.freeAt = now + (1 + longestFlight) * this.windowMs;
    this.lastSentAt = now;
    return { slot, sentAt: now };
  }

  /** The service took the call. */
  accepted(hold: Hold, now: number): void {
    this.trips += 1;
    const trip = now - hold.sentAt;
    this.shortestTripMs = this.trips === 1 ? trip : Math.min(this.shortestTripMs, trip);
    this.refusals = 0;
    const { slot } = hold;
    if (!slot.proven) {
      slot.proven = true;
      this.probeWindows = Math.max(shortestProbe, this.probeWindows / 2);
      this.planProbe(now);
    }
    this.release(hold, now - this.certainTripMs());
  }

  /** No answer came, so the service may have counted the call at any moment up to now. */
  unanswered(hold: Hold, now: number): void {
    this.release(hold, now);
  }

  /** The service refused the call: the quota is used up, by this program or by others. */
  throttled(hold: Hold, now: number, retryAfterMs = 0): void {
    const { slot } = hold;
    slot.held = false;
    if (retryAfterMs > 0) this.pausedUntil = Math.max(this.pausedUntil, now + retryAfterMs);
    this.refusals += 1;
    this.remove(slot);
    // Slots that never carried a call were an assumption.
    for (const each of [...this.all]) if (!each.proven && !each.held) this.remove(each);
    if (now - this.lastCutAt >= this.windowMs) {
      this.lastCutAt = now;
      const give = Math.floor(this.all.length * (slot.proven ? cutProven : cutProbe) + this.random());
      for (const each of this.all.filter((one) => !one.held).slice(0, give)) this.remove(each);
      this.probeWindows = Math.min(longestProbe, this.probeWindows * 2);
    }
    this.planProbe(now);
    if (this.all.length === 0) {
      const pause = Math.min(longestPause, 2 ** (this.refusals - 1)) * (0.5 + this.random());
      this.all.push({ freeAt: now + pause * this.windowMs, proven: false, held: false });
    }
  }

  private release(hold: Hold, arrivedBy: number): void {
    hold.slot.held = false;
    const latest = hold.sentAt + longestFlight * this.windowMs;
    hold.slot.freeAt = Math.max(hold.sentAt, Math.min(arrivedBy, latest)) + this.windowMs + guardMs;
  }

  /** The shortest round trip, trusted the more, the more calls it was taken from. */
  private certainTripMs(): number {
    return this.shortestTripMs * (this.trips / (this.trips + 2 * this.most));
  }

  private planProbe(now: number): void {
    const wait = this.probeWindows * (0.5 + this.random()) * this.windowMs;
    this.nextProbeAt = this.all.length < this.most ? now + wait : Infinity;
  }

  private remove(slot: Slot): void {
    const at = this.all.indexOf(slot);
    if (at >= 0) this.all.splice(at, 1);
  }
}
