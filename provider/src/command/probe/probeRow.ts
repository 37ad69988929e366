import type { LiveOperation } from "../../live/liveOperations";
import type { Lab } from "./lab";
import type { SwitchValue, Verdict } from "./verdict";

/** How one switch of the emulator is found out at a service. */
export interface ProbeRow {
  /** The emulator's name for it. */
  readonly name: string;
  readonly question: string;
  /** The values that the emulator takes, or "number". A test holds them against the emulator. */
  readonly values: readonly SwitchValue[] | "number";
  /** Every operation that may be called for it. */
  readonly calls: readonly LiveOperation[];
  /** Whether it needs an app of its own. Default false. */
  readonly needsOwnApp?: boolean;
  /** Makes the calls, and judges the answers. @throws UnclearError and what calls throw */
  find(lab: Lab): Promise<Verdict>;
}

/** A switch that is not found out, and why. */
export interface NotProbed {
  readonly name: string;
  readonly question: string;
  readonly reason: string;
}
