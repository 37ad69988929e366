import type { Surroundings } from "./command";

/** Milliseconds between two lines where a line cannot be written over. */
const lineEveryMs = 5_000;

/** Says how far long work is: on a terminal in one line that changes, elsewhere in a line now and then. */
export class Progress {
  private last = performance.now();
  private shown = false;

  constructor(
    private readonly world: Surroundings,
    private readonly what: string,
  ) {}

  /** Shows how much is done, of how much where that is known. */
  at(done: number, total?: number): void {
    const text = `${this.what}: ${done}${total === undefined ? "" : ` of ${total}`}`;
    if (this.world.coloursErr) {
      this.world.err(`\r\u001b[K${text}`);
      this.shown = true;
      return;
    }
    if (performance.now() - this.last < lineEveryMs) return;
    this.last = performance.now();
    this.world.err(`${text}\n`);
  }

  /** Takes the changing line away. */
  end(): void {
    if (this.shown) this.world.err("\r\u001b[K");
  }
}
