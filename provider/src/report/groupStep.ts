import type { DeclaredGroup } from "./declaredGroup";

/** What a step of a preview does to one group. */
export interface GroupStep {
  /** Operation of the engine. */
  op: string;
  old?: DeclaredGroup;
  wanted?: DeclaredGroup;
  /** Whether the preview hides what becomes of the group: it is a secret, or known during the update only. */
  isUndecided?: boolean;
}
