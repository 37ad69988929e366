import type { Verdict } from "./retry";
import { PackageError } from "../errors/packageError";

/** One failed attempt, in terms of this package. */
export interface FailedAttempt {
  /** The vendor's code; undefined where no answer could be read. */
  readonly code: string | undefined;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  /** The vendor's text or the network's, without secrets. */
  readonly text: string;
  /** No answer came in time. */
  readonly timedOut: boolean;
  /** Milliseconds after which the service wants to be asked again, where it says so. */
  readonly retryAfterMs?: number;
}

/** Thrown where an attempt took longer than it may. */
export class AttemptTimeoutError extends PackageError {
  static override readonly kind = "AttemptTimeoutError";
  constructor(readonly timeoutMs: number) {
    super(`no answer within ${timeoutMs / 1000} s`);
  }
}

/** Thrown where an answer came that is not one of the service. */
export class UnreadableAnswerError extends PackageError {
  static override readonly kind = "UnreadableAnswerError";
}

interface ClientError {
  code?: unknown;
  message?: unknown;
  statusCode?: unknown;
  name?: unknown;
  retryAfterMs?: number;
  data?: { Code?: unknown; Message?: unknown; RequestId?: unknown; statusCode?: unknown };
}

/** Reads what @alicloud/openapi-client throws: service errors, network errors, and answers that are no JSON. */
export function readFailure(error: unknown): FailedAttempt {
  const { data, statusCode, message, name, code, retryAfterMs } = (error ?? {}) as ClientError;
  const text = typeof message === "string" ? message : String(error);
  if (data !== undefined && typeof data.Code === "string") {
    return {
      code: data.Code,
      httpStatus: numberOf(statusCode ?? data.statusCode),
      requestId: stringOf(data.RequestId),
      text: withoutSignedText(stringOf(data.Message) ?? text),
      timedOut: false,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  const timedOut = name === "RequestTimeoutError" || error instanceof AttemptTimeoutError;
  return {
    code: undefined,
    httpStatus: undefined,
    requestId: undefined,
    timedOut,
    text: networkText(error, text, code),
  };
}

/** Whether the service had a fault of its own, which it may tell with status 200 as well. */
function isFaultOfService({ code = "", httpStatus = 0 }: FailedAttempt): boolean {
  return httpStatus >= 500 || /^(ServiceUnavailable|InternalError|ServerError)/.test(code);
}

/** Whether a failed attempt may have taken effect: it had no answer, or one that tells of a fault of the service. */
export function mayHaveTakenEffect(failure: FailedAttempt): boolean {
  return failure.code === undefined || (judge(failure).kind !== "throttled" && isFaultOfService(failure));
}

/** Decides by the vendor's code, and by the status only where the code says nothing. */
export function judge(failure: FailedAttempt): Verdict {
  const { code, httpStatus = 0, retryAfterMs } = failure;
  if (code === undefined) return { kind: "transient", timedOut: failure.timedOut, code: "no answer" };
  if (/Throttling/i.test(code) || httpStatus === 429) {
    return { kind: "throttled", code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  if (isFaultOfService(failure)) return { kind: "transient", code };
  // A nonce is drawn anew for each attempt, so this refusal is of the attempt and not of the call.
  if (code === "SignatureNonceUsed") return { kind: "transient", code };
  return { kind: "final", code };
}

function networkText(error: unknown, text: string, code: unknown): string {
  if (error instanceof AttemptTimeoutError || error instanceof UnreadableAnswerError) return text;
  if (error instanceof SyntaxError) return "the answer is not JSON";
  if (typeof code === "string" && /^[A-Z_]+$/.test(code)) return code;
  // The HTTP library puts the whole URL into its messages.
  return (
    text
      .replace(/https?:\/\/\S*/g, "")
      .replace(/\b(GET|POST)\b\s*/g, "")
      .trim() || "the connection failed"
  );
}

/**
 * On a wrong signature the gateway repeats what was signed, the key id and a security token among it: "server string to
 * sign is:…" to older clients, "server StringToSign is […] server CanonicalRequest is […]" to those of today.
 */
function withoutSignedText(message: string): string {
  return message.replace(/\s*\bserver\s+(string\s*to\s*sign|canonical\s*request)\b[\s\S]*$/i, "").trim();
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value !== "undefined" ? value : undefined;
}
