import { PackageError } from "../errors/packageError";
import { type Deadline, startDeadline } from "./deadline";

/** Endpoints that have answered in this process, as host and port. */
const answered = new Set<string>();

/** An endpoint has never answered, for longer than anybody waits for the first answer. */
export class EndpointSilentError extends PackageError {
  static override readonly kind = "EndpointSilentError";
  constructor(readonly patienceMs: number) {
    super(`no answer to any call for ${patienceMs / 1000} s`);
  }
}

/**
 * Gives up an endpoint that has never answered in this process, for all calls at once: a wrong address is not worth the
 * time that an outage is. The engine tells its provider processes neither of a cancellation nor of `customTimeouts`, so
 * nobody else ends such calls.
 */
export class EndpointPatience {
  private calls = 0;
  private deadline: Deadline | undefined;

  constructor(
    private readonly endpoint: string,
    private readonly patienceMs: number,
  ) {}

  /** Whether it has ever answered. */
  get hasAnswered(): boolean {
    return answered.has(this.endpoint);
  }

  /** Milliseconds that calls are given for the first answer; unlimited once there was one. */
  get limitMs(): number {
    return this.hasAnswered ? Infinity : this.patienceMs;
  }

  /** Runs a call. Its signal is aborted with an EndpointSilentError when the endpoint is given up. */
  async during<T>(call: (silent: AbortSignal) => Promise<T>): Promise<T> {
    this.deadline ??= startDeadline(this.patienceMs, new EndpointSilentError(this.patienceMs));
    if (this.hasAnswered) this.deadline.clear();
    this.calls += 1;
    try {
      return await call(this.deadline.signal);
    } finally {
      this.calls -= 1;
      if (this.calls === 0) {
        this.deadline.clear();
        this.deadline = undefined;
      }
    }
  }

  /** The endpoint answered, as only the service does. */
  answered(): void {
    answered.add(this.endpoint);
    this.deadline?.clear();
  }
}
