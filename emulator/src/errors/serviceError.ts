/** An answer of the service that says no: HTTP status, code and message as they go on the wire. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Further members of the body, such as AccessDeniedDetail. */
    readonly details: Readonly<Record<string, unknown>> = {},
    /** How long the service takes to say so, in milliseconds. */
    readonly afterMs = 0,
  ) {
    super(message);
  }
}
