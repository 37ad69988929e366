/** What a run did with a resource. */
export type Deed = "same" | "create" | "update" | "replace" | "delete";

/** What a run of the engine came to. */
export class RunResult {
  /** By the name of the resource. What a failed run did not come to has none. */
  readonly deeds = new Map<string, Deed>();
  /** Groups that were to be brought to what is declared. */
  readonly ensured = new Set<string>();
  /** Groups of which the mute of a resource was to be lifted, as far as the program does not want it. */
  readonly lifted = new Set<string>();
  /** Groups of which users were to be freed whom a resource had muted one by one, as far as the program does not want it. */
  readonly freed = new Set<string>();
  /** Those among these and the lifted ones of resources that could not be deleted: state still says that they are muted. */
  readonly perhapsLifted = new Set<string>();
  readonly failures: Error[] = [];

  static failed(failures: readonly Error[]): RunResult {
    const run = new RunResult();
    run.failures.push(...failures);
    return run;
  }

  /** Does something of which the failure is one of the run. */
  async collect(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.failures.push(error as Error);
    }
  }
}
