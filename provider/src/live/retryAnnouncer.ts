/** After so many failed attempts of a call, or after so long, the user is told that it goes on. */
const fromFailures = 3;
const fromMs = 5000;
/** Not again so soon, should calls succeed now and then. */
const pauseMs = 60_000;

/** Tells of calls that are tried again: in one line, for all calls, until one succeeds. */
export class RetryAnnouncer {
  private isTold = false;
  private toldAt = -Infinity;

  constructor(private readonly announce: (message: string) => void) {}

  /** A call failed and is tried again. @param since when its first attempt began, by performance.now */
  failed(failures: number, since: number, message: () => string): void {
    const now = performance.now();
    if (this.isTold || now - this.toldAt < pauseMs) return;
    if (failures < fromFailures && now - since < fromMs) return;
    this.isTold = true;
    this.toldAt = now;
    this.announce(message());
  }

  succeeded(): void {
    this.isTold = false;
  }
}
