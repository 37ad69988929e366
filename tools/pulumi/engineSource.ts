import type { PulumiEngine } from "./pulumiEngine";

/** Says in one line what is being done; goes to the standard error unless a caller takes it. */
export type Report = (line: string) => void;

/** One place an engine can come from. */
export interface EngineSource {
  /** What the source is, as it stands in messages. */
  readonly name: string;
  /**
   * The engine of this source.
   * @throws Error whose message says why there is none.
   */
  find(report: Report): Promise<PulumiEngine>;
}
