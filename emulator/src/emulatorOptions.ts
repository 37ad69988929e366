import type { FaultRule } from "./faults/faultRule";
import type { Seed } from "./seed/seed";
import type { Switches } from "./switches/switches";
import type { Latency } from "./time/latency";

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
  /**
   * Further names under which it may be called (the header Host), such as that of a proxy in front. On a loopback
   * address only this machine's own names are taken without it; on another address all are.
   */
  readonly allowedHosts?: readonly string[];
  /** What the control path asks for; without it the path is closed on an address that is not loopback. */
  readonly controlToken?: string;
}
