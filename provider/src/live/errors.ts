import { PackageError } from "../errors/packageError";
import type { CallSubject } from "./callSubject";
import { liveOperation, type LiveOperation } from "./liveOperations";

/** Facts about a failed call. No field ever holds a secret, a signature or a URL. */
export interface LiveErrorDetails extends CallSubject {
  readonly operation: LiveOperation;
  /** The service's or the gateway's code, such as `NoAuth`; undefined where no answer could be read. */
  readonly code?: string | undefined;
  readonly httpStatus?: number | undefined;
  readonly requestId?: string | undefined;
  /** Number of attempts. */
  readonly attempts?: number;
  /** Whether any attempt ended without an answer of the service, or with an error of its own. */
  readonly answerLost?: boolean;
}

/**
 * A call that failed for good. Its message says what to do.
 *
 * @example
 * ```ts
 * try {
 *   await getGroupMute({ appId: "a1b2c3", groupId: "hall" });
 * } catch (error) {
 *   if (!(error instanceof LiveError)) throw error;
 *   console.error(`${error.operation} failed with ${error.code}, request ${error.requestId}`);
 * }
 * ```
 */
export class LiveError extends PackageError {
  static override readonly kind: string = "LiveError";
  /** For example `BanLiveMessageGroup`. */
  readonly operation: LiveOperation;
  /** The app and the group that the call was about; undefined where it was about none. */
  readonly appId: string | undefined;
  readonly groupId: string | undefined;
  readonly code: string | undefined;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  readonly attempts: number;
  readonly answerLost: boolean;

  constructor(message: string, details: LiveErrorDetails, options?: ErrorOptions) {
    super(message, options);
    this.operation = details.operation;
    this.appId = details.appId;
    this.groupId = details.groupId;
    this.code = details.code;
    this.httpStatus = details.httpStatus;
    this.requestId = details.requestId;
    this.attempts = details.attempts ?? 1;
    this.answerLost = details.answerLost ?? false;
  }
}

/** 404 ResourceNotExist of a call about a group: the group or its app does not exist. */
export class GroupNotFoundError extends LiveError {
  static override readonly kind = "GroupNotFoundError";
}
/** 404 ResourceNotExist of a call about an app: the app does not exist. */
export class AppNotFoundError extends LiveError {
  static override readonly kind = "AppNotFoundError";
}
/** 400 InputInvalid and the gateway's Missing… and Invalid… codes: the service refuses a value. */
export class InvalidInputError extends LiveError {
  static override readonly kind = "InvalidInputError";
}
/** 403 NoAuth and the denials of RAM: the identity may not do this. */
export class NoPermissionError extends LiveError {
  static override readonly kind = "NoPermissionError";
}
/** The service refuses the credentials: wrong key id, secret, token, or clock. */
export class CredentialsRefusedError extends LiveError {
  static override readonly kind = "CredentialsRefusedError";
}
/** The call was throttled until the time for retries was over. */
export class ThrottledError extends LiveError {
  static override readonly kind = "ThrottledError";
}
/** No usable answer: the service is unreachable or fails. `answerLost` says whether the call may have taken effect. */
export class UnavailableError extends LiveError {
  static override readonly kind = "UnavailableError";
}

/**
 * Whether the service said that the group does not exist. No other 404 means this. The answer is the same where the app
 * does not exist, or belongs to another account.
 */
export function isGroupNotFound(error: unknown): error is GroupNotFoundError {
  return error instanceof GroupNotFoundError;
}

/** Whether the service said, in a call about an app and not one of its groups, that the app does not exist. */
export function isAppNotFound(error: unknown): error is AppNotFoundError {
  return error instanceof AppNotFoundError;
}

/** Whether the service refused a call because of its input: as invalid, or with a code that is not documented. */
export function isRefusal(error: unknown): error is LiveError {
  if (error instanceof InvalidInputError) return true;
  return error instanceof LiveError && error.name === LiveError.kind && error.code !== undefined;
}

/** Whether an error belongs to a write that may have taken effect. */
export function mayHaveBeenApplied(error: unknown): boolean {
  return error instanceof LiveError && error.answerLost && liveOperation(error.operation).writes;
}
