/** A promise of the package, and whether the demo saw it kept. */
export interface PromiseOutcome {
  readonly promise: string;
  readonly kept: boolean;
  /** What was seen instead, where it was not kept. */
  readonly seen?: string;
}

/** Notes for each promise whether it held, and says so at once. */
export class PromiseLedger {
  readonly outcomes: PromiseOutcome[] = [];

  constructor(private readonly print: (line: string) => void) {}

  /** @param seen what there is instead, told only if the promise was not kept */
  note(promise: string, kept: boolean, seen: () => string = () => "not so"): void {
    this.outcomes.push(kept ? { promise, kept } : { promise, kept, seen: seen() });
    this.print(
      kept ? `✓ kept: ${promise}` : `✗ broken: ${promise}\n  seen: ${seen().trimEnd().replaceAll("\n", "\n  ")}`,
    );
  }

  /** How many were kept, and a line for each that was not. */
  summary(): string {
    const broken = this.outcomes.filter(({ kept }) => !kept);
    const lines = broken.map(({ promise, seen }) => `✗ broken: ${promise} (${seen ?? ""})`);
    return [`${this.outcomes.length - broken.length} of ${this.outcomes.length} promises kept`, ...lines].join("\n");
  }

  /** 0 if all were kept. */
  get exitCode(): number {
    return this.outcomes.every(({ kept }) => kept) ? 0 : 1;
  }
}
