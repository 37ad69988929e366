/**
 * What goes wrong. All but `delay`, `loseAnswer` and `truncate` act in place of the operation, which is not carried out.
 */
export type FaultAction =
  /** Over the quota. Default code and status: the switches throttlingCode and throttlingStatus. */
  | {
      readonly type: "throttle";
      readonly code?: string;
      readonly status?: number;
      /** Sent as the header x-acs-retry-after, in milliseconds. */
      readonly retryAfterMs?: number;
    }
  /** An error of the service. */
  | { readonly type: "error"; readonly code: string; readonly status: number; readonly message?: string }
  /** The HTML page of a proxy in front. Default status 502. */
  | { readonly type: "html"; readonly status?: number }
  /** No body at all. Default status 502. */
  | { readonly type: "empty"; readonly status?: number }
  /** JSON that breaks off, with a matching content-length. Default status 200. */
  | { readonly type: "malformed"; readonly status?: number }
  /** Waits, then goes on; `when` says whether the operation is carried out after the wait (default) or before it. */
  | { readonly type: "delay"; readonly milliseconds: number; readonly when?: "before" | "after" }
  /** The connection is closed and nothing was done. */
  | { readonly type: "close" }
  /** The operation is carried out and the connection closed without an answer. */
  | { readonly type: "loseAnswer" }
  /** The operation is carried out and the connection closed in the middle of the answer's body. */
  | { readonly type: "truncate" };

export type FaultType = FaultAction["type"];

/** Which calls a fault concerns, and how often it acts. What is left out matches every call. */
export interface FaultRule {
  readonly operation?: string | readonly string[];
  readonly appId?: string;
  readonly groupId?: string;
  /** Id of the main account. */
  readonly account?: string;
  readonly action: FaultAction;
  /** How many matching calls pass before the first one is hit. Default 0. */
  readonly skip?: number;
  /** How many calls are hit at most. Default: no limit. */
  readonly count?: number;
  /** The chance of each matching call to be hit, 0 to 1. Default 1. */
  readonly probability?: number;
  /** Start of the random sequence behind `probability`. Default 1. */
  readonly seed?: number;
}

/** The call that a rule is held against. */
export interface FaultTarget {
  readonly operation: string;
  readonly appId: string | undefined;
  readonly groupId: string | undefined;
  readonly account: string;
}
