import type { ConfigurationError } from "../account/configurationError";
import { PackageError } from "../errors/packageError";
import { ProxyFailedError } from "../errors/proxyFailedError";
import { hostNotFound } from "../text/hostNotFound";
import { speaksNoTls } from "../text/speaksNoTls";
import type { AttemptTrace } from "./attemptTrace";
import type { Verdict } from "./retry";

/** One attempt that failed of the network or of the service, in terms of this package. */
export interface FailedAttempt {
  /** The vendor's code; undefined where no answer could be read. */
  readonly code: string | undefined;
  /** Of whatever answered; undefined where nothing did. */
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  /** The vendor's text or the network's, without secrets. */
  readonly text: string;
  /** No answer came in time. */
  readonly timedOut: boolean;
  /** Why another attempt would fail alike: the certificate is not trusted, or the other side does not speak TLS. */
  readonly tlsProblem?: "untrusted" | "none spoken";
  /** Milliseconds after which the service wants to be asked again, where it says so. */
  readonly retryAfterMs?: number;
}

/** Thrown where an attempt failed. Its `cause` is what was thrown in it. */
export class AttemptError extends PackageError {
  static override readonly kind: string = "AttemptError";
  constructor(
    /** Undefined where neither the network nor the service made the error: it is ours or the user's. */
    readonly failure: FailedAttempt | undefined,
    readonly mayHaveTakenEffect: boolean,
    cause: unknown,
  ) {
    super(failure?.text ?? "", { cause });
  }
}

/** Thrown where a call's time ended while its attempt waited for credentials. */
export class NoCredentialsYetError extends AttemptError {
  static override readonly kind = "NoCredentialsYetError";
  constructor(
    /** Why the source has none. */
    readonly reason: ConfigurationError | undefined,
    cause: unknown,
  ) {
    super(unanswered("no credentials yet"), false, cause);
  }
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
  data?: { Code?: unknown; Message?: unknown; RequestId?: unknown; statusCode?: unknown };
}

/** What is read of a trace. */
type Traced = Partial<Pick<AttemptTrace, "status" | "retryAfterMs" | "networkError" | "isUntrusted">>;

/**
 * Reads what @alicloud/openapi-client throws: service errors, network errors, and answers that are none of the service.
 * Undefined where neither the network nor the service made the error: no retry helps.
 */
export function readFailure(error: unknown, trace: Traced): FailedAttempt | undefined {
  const { data, statusCode, message } = (error ?? {}) as ClientError;
  const code = stringOf(data?.Code);
  if (data !== undefined && code !== undefined) {
    return {
      code,
      httpStatus: numberOf(statusCode ?? data.statusCode),
      requestId: stringOf(data.RequestId),
      text: withoutSignedText(stringOf(data.Message) ?? stringOf(message) ?? code),
      timedOut: false,
      ...(trace.retryAfterMs === undefined ? {} : { retryAfterMs: trace.retryAfterMs }),
    };
  }
  const text = whyNoAnswer(error, trace);
  return text === undefined ? undefined : noAnswer(text, error, trace);
}

/** Time ran out before an answer came. */
export function unanswered(text: string): FailedAttempt {
  return { code: undefined, httpStatus: undefined, requestId: undefined, text, timedOut: true };
}

function noAnswer(text: string, error: unknown, trace: Traced): FailedAttempt {
  const { name } = (error ?? {}) as ClientError;
  return {
    code: undefined,
    httpStatus: trace.status,
    requestId: undefined,
    text,
    timedOut: error instanceof AttemptTimeoutError || name === libraryTimeout,
    ...(trace.isUntrusted ? { tlsProblem: "untrusted" } : speaksNoTls(error) ? { tlsProblem: "none spoken" } : {}),
  };
}

/** The name of the HTTP library's own timeouts (httpx 2.3.3). */
const libraryTimeout = "RequestTimeoutError";
/** What is thrown by mistakes in a program, and never by a connection or for an answer. */
const namesOfDefects: readonly unknown[] = ["TypeError", "RangeError", "ReferenceError"];

/** Undefined where the error is not known to be one of the network or of an answer. */
function whyNoAnswer(error: unknown, { status, networkError }: Traced): string | undefined {
  const { name, code, message } = (error ?? {}) as ClientError;
  if (error instanceof AttemptTimeoutError || error instanceof UnreadableAnswerError) return error.message;
  if (error instanceof ProxyFailedError) return error.message;
  if (name === libraryTimeout) return "no answer in time";
  const isOfNetwork = error !== undefined && error === networkError;
  if ((!isOfNetwork && status === undefined) || namesOfDefects.includes(name)) return undefined;
  if (name === "SyntaxError") return "the answer is not JSON";
  const notFound = hostNotFound(error);
  if (notFound !== undefined) return notFound;
  if (typeof code === "string" && /^[A-Z][A-Z0-9_]*$/.test(code)) return code;
  if (!isOfNetwork) return "the answer is not one of the service";
  // The HTTP library puts the whole URL into its messages.
  const text = stringOf(message)
    ?.replace(/(GET|POST)? *https?:\/\/\S*( failed\.)?/g, "")
    .trim();
  return text || "the connection failed";
}

/** Whether the service had a fault of its own, which it may tell with status 200 as well. */
function isFaultOfService({ code = "", httpStatus = 0 }: FailedAttempt): boolean {
  return httpStatus >= 500 || /^(ServiceUnavailable|InternalError|ServerError)/.test(code);
}

/**
 * Whether a failed attempt may have taken effect: it had no answer, or one that tells of a fault of the service.
 * @param maySend whether anything of it may have been sent
 */
export function mayHaveTakenEffect(failure: FailedAttempt | undefined, maySend: boolean): boolean {
  if (failure?.code === undefined) return maySend;
  return judge(failure).kind !== "throttled" && isFaultOfService(failure);
}

/** Decides by the vendor's code, and by the status only where the code says nothing. */
export function judge(failure: FailedAttempt): Verdict {
  const { code, httpStatus = 0, retryAfterMs, tlsProblem } = failure;
  if (tlsProblem) return { kind: "final" };
  if (code === undefined) return { kind: "transient", timedOut: failure.timedOut, code: "no answer" };
  if (/Throttling/i.test(code) || httpStatus === 429) {
    return { kind: "throttled", code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  if (isFaultOfService(failure)) return { kind: "transient", code };
  // A nonce is drawn anew for each attempt, so this refusal is of the attempt and not of the call.
  if (code === "SignatureNonceUsed") return { kind: "transient", code };
  return { kind: "final", code };
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
