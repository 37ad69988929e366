import type { Service } from "../contestants";

/** What the bench asks of the emulator's process. */
export type EmulatorRequest =
  | { readonly kind: "plant"; readonly appId: string; readonly groupIds: readonly string[]; readonly muted: boolean }
  | { readonly kind: "count"; readonly appId: string; readonly groupIds: readonly string[]; readonly muted: boolean }
  | { readonly kind: "stop" };

/** Calls that came since the last count. */
export interface CallCount {
  /** Calls sent, by operation. */
  readonly calls: Readonly<Record<string, number>>;
  readonly throttled: number;
  /** Throttled calls that were writes. */
  readonly throttledWrites: number;
  /** Writes carried out, each as milliseconds on the emulator's clock. */
  readonly writeTimes: readonly number[];
  /** Groups that are not muted (or open) as declared, with the declared users exempt. */
  readonly wrong: number;
}

export type EmulatorReply =
  | { readonly kind: "started"; readonly service: Service }
  | { readonly kind: "planted" }
  | ({ readonly kind: "counted" } & CallCount);
