import { isVendorName } from "../account/plainHttp";
import { type CallSubject, subjectInWords, subjectOf } from "./callSubject";
import { type FailedAttempt, judge } from "./failedAttempt";
import {
  AppNotFoundError,
  CredentialsRefusedError,
  GroupNotFoundError,
  InvalidInputError,
  LiveError,
  type LiveErrorDetails,
  NoPermissionError,
  ThrottledError,
  UnavailableError,
} from "./errors";
import { liveOperation, type LiveOperation, ramAction, ramResource, rateSetting } from "./liveOperations";
import type { GiveUpAccount } from "./retry";
import type { CallParameters } from "./signedRequest";

/** A call that failed, and how it was made. */
export interface FailedCall {
  readonly operation: LiveOperation;
  readonly parameters: CallParameters;
  /** Host, and port where it is not the usual one. */
  readonly host: string;
  /** The same, and the proxy on the way. */
  readonly endpoint: string;
  /** Where the credentials come from, in words; no part of them. */
  readonly credentialsOrigin: string;
  /** Whether they have a security token. */
  readonly areTemporary: boolean;
  /** Whether any attempt may have taken effect. */
  readonly answerLost: boolean;
  /** Whether the endpoint has not answered any call of this process. */
  readonly neverAnswered?: boolean;
}

type ErrorClass = new (message: string, details: LiveErrorDetails) => LiveError;

/** Makes the error of a call that failed for good: what failed, for which group, why, and what to do. */
export function explainFailure(failure: FailedAttempt, call: FailedCall, account: GiveUpAccount): LiveError {
  const { code, httpStatus, requestId, text } = failure;
  const subject = subjectOf(call.parameters);
  const [ErrorType, advice] = classify(failure, call, subject);
  const status = httpStatus === undefined ? "" : ` (HTTP ${httpStatus})`;
  const why = code === undefined ? `${text}${isSuccess(httpStatus) ? "" : status}` : `${code}${status}: ${text}`;
  const cancelled = account.reason === "cancelled" ? " The run was cancelled before another attempt." : "";
  const tries = (account.attempts > 1 ? triesText(account) : "") + cancelled;
  const request = requestId === undefined ? "" : ` RequestId ${requestId}.`;
  const message = `${call.operation} for ${subjectInWords(subject)} failed: ${endSentence(why)}${tries} ${advice}${request}`;
  return new ErrorType(message, {
    ...subject,
    operation: call.operation,
    attempts: account.attempts,
    answerLost: call.answerLost,
    code,
    httpStatus,
    requestId,
  });
}

function classify(failure: FailedAttempt, call: FailedCall, subject: CallSubject): [ErrorClass, string] {
  const { code = "" } = failure;
  const { operation, endpoint, credentialsOrigin, areTemporary } = call;
  const { needs } = liveOperation(operation);
  if (code === "ResourceNotExist" && needs === "group") {
    return [
      GroupNotFoundError,
      `The message ${subjectInWords(subject)} does not exist: create it, or correct appId, groupId, dataCenter or the account.`,
    ];
  }
  if (code === "ResourceNotExist" && needs === "app") {
    const app = subjectInWords({ appId: subject.appId });
    return [AppNotFoundError, `The ${app} does not exist: correct appId, dataCenter or the account.`];
  }
  const { kind } = judge(failure);
  if (kind === "throttled") {
    return [
      ThrottledError,
      `Other programs use up this account's quota: lower livemessage:${rateSetting(operation)}, or run again.`,
    ];
  }
  if (/^(NoAuth|NoPermission|Forbidden)/.test(code)) {
    const resource = subject.appId === undefined ? "*" : ramResource(operation, subject.appId);
    return [
      NoPermissionError,
      `Allow the RAM action ${ramAction(operation)} on ${resource} to the identity that is used.`,
    ];
  }
  if (/^InvalidAccessKeyId/.test(code)) {
    const expired = areTemporary ? ", or its security token is expired" : "";
    return credentialsRefused(
      `The access key id is not known or not active${expired}: check ${credentialsOrigin}.`,
      call,
    );
  }
  if (/^(SignatureDoesNotMatch|IncompleteSignature)/.test(code)) {
    return credentialsRefused(`The secret does not belong to the access key id: check ${credentialsOrigin}.`, call);
  }
  if (/^MissingSecurityToken/.test(code)) {
    return credentialsRefused(
      `The access key of ${credentialsOrigin} is a temporary one: give its security token too, as ` +
        "alicloud:securityToken or ALICLOUD_SECURITY_TOKEN.",
      call,
    );
  }
  if (/SecurityToken/.test(code)) {
    return credentialsRefused(`The security token is expired or wrong: get a new one for ${credentialsOrigin}.`, call);
  }
  if (/^InvalidTimeStamp/.test(code)) {
    return [CredentialsRefusedError, "This machine's clock is off by more than 15 minutes: set it."];
  }
  if (/^(InputInvalid|Invalid|Missing)/.test(code)) {
    return [InvalidInputError, "The service refuses a value: correct the values that were given."];
  }
  if (/^ErrorTooMany/.test(code)) {
    return [
      LiveError,
      "An app has at most 5,000 groups that are not deleted, and an account at most 300 apps: delete some, or use another.",
    ];
  }
  if (code !== "" && kind === "final") {
    return [LiveError, "See the API error center for this code."];
  }
  if (failure.tlsProblem === "untrusted") {
    return [
      UnavailableError,
      `The certificate of ${endpoint} is not trusted: check livemessage:endpoint. Where a proxy or a firewall answers in ` +
        "its place, NODE_EXTRA_CA_CERTS names the file with its certificate authority.",
    ];
  }
  if (failure.tlsProblem === "none spoken") {
    const hint = isVendorName(new URL(`https://${call.host}`).hostname)
      ? ""
      : ` An emulator, which speaks plain http, is written http://${call.host}.`;
    return [UnavailableError, `${endpoint} does not speak TLS: check livemessage:endpoint.${hint}`];
  }
  const never = call.neverAnswered ? "The endpoint has not answered once. " : "";
  return [
    UnavailableError,
    `${never}Check that ${endpoint} can be reached (livemessage:endpoint), and run again: nothing is lost.`,
  ];
}

/** The engine takes the configuration of providers from state where it runs no program (seen with CLI 3.259.0). */
function credentialsRefused(advice: string, { credentialsOrigin }: FailedCall): [ErrorClass, string] {
  const hint = credentialsOrigin.includes("alicloud:")
    ? " A refresh and a destroy use the configuration of the last update: if it was corrected since, add --run-program."
    : "";
  return [CredentialsRefusedError, advice + hint];
}

function triesText({ attempts, codes, elapsedMs }: GiveUpAccount): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const seen = [...counts].map(([code, count]) => (count > 1 ? `${code} ×${count}` : code)).join(", ");
  return ` Tried ${attempts} times in ${(elapsedMs / 1000).toFixed(1)} s (${seen}).`;
}

function isSuccess(httpStatus = 200): boolean {
  return httpStatus >= 200 && httpStatus < 300;
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
