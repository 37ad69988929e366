import type { FaultRule } from "./faults/faultRule";
import type { Seed } from "./seed/seed";
import type { Switches } from "./switches/switches";
import type { Latency } from "./time/latency";

/** Options of `startEmulator`. All of them are optional. */
export interface EmulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Address to listen on. Default 127.0.0.1. */
  readonly host?: string;
  /** Accounts, apps and groups at the start and after a reset. Default: one account with the public default key. */
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
  /** A file that keeps accounts, apps and groups over restarts; once the file has content, only resets use `seed`. */
  readonly stateFile?: string;
  /**
   * Further host names that a request may have (the header Host), such as the name of a proxy in front of the emulator.
   * Default: on a loopback address the names of this machine, on another address any name.
   */
  readonly allowedHosts?: readonly string[];
  /** Token that the control path requires. Without a token, the path is closed on an address that is not loopback. */
  readonly controlToken?: string;
}
