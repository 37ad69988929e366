/** An answer of the service that says no: HTTP status, code and message as they go on the wire. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Further members of the body, such as AccessDeniedDetail. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
