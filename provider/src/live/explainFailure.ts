import { type FailedAttempt, judge } from "./failedAttempt";
import {
  CredentialsRefusedError,
  GroupNotFoundError,
  InvalidInputError,
  LiveError,
  type LiveErrorDetails,
  NoPermissionError,
  ThrottledError,
  UnavailableError,
} from "./errors";
import type { GiveUpAccount } from "./retry";

/** What a failed call was about. */
export interface CallSubject {
  readonly operation: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Host and port that were called. */
  readonly endpoint: string;
  /** Where the credentials come from, in words; no part of them. */
  readonly credentialsOrigin: string;
  /** Whether they have a security token. */
  readonly areTemporary: boolean;
  /** Whether any attempt may have taken effect. */
  readonly answerLost: boolean;
}

type ErrorClass = new (message: string, details: LiveErrorDetails) => LiveError;

/** Makes the error of a call that failed for good: what failed, for which group, why, and what to do. */
export function explainFailure(failure: FailedAttempt, subject: CallSubject, account: GiveUpAccount): LiveError {
  const { code, httpStatus, requestId, text } = failure;
  const [ErrorType, advice] = classify(failure, subject);
  const why = code === undefined ? text : `${code}${httpStatus === undefined ? "" : ` (HTTP ${httpStatus})`}: ${text}`;
  const tries = account.attempts > 1 ? triesText(account) : "";
  const request = requestId === undefined ? "" : ` RequestId ${requestId}.`;
  const message = `${subject.operation} for ${subjectText(subject)} failed: ${endSentence(why)}${tries} ${advice}${request}`;
  return new ErrorType(message, {
    operation: subject.operation,
    attempts: account.attempts,
    answerLost: subject.answerLost,
    code,
    httpStatus,
    requestId,
  });
}

function classify(failure: FailedAttempt, subject: CallSubject): [ErrorClass, string] {
  const { code = "" } = failure;
  const { operation, parameters, endpoint, credentialsOrigin, areTemporary } = subject;
  if (code === "ResourceNotExist") {
    return [
      GroupNotFoundError,
      `The message ${subjectText(subject)} does not exist: create it, or correct appId, groupId, dataCenter or the account.`,
    ];
  }
  const { kind } = judge(failure);
  if (kind === "throttled") {
    return [
      ThrottledError,
      "Other programs use up this account's quota: lower livemessage:writesPerSecond, or run again.",
    ];
  }
  if (/^(NoAuth|NoPermission|Forbidden)/.test(code)) {
    const resource = typeof parameters.AppId === "string" ? `acs:live::*:rtc/${parameters.AppId}` : "*";
    return [NoPermissionError, `Allow the RAM action live:${operation} on ${resource} to the identity that is used.`];
  }
  if (/^InvalidAccessKeyId/.test(code)) {
    const expired = areTemporary ? ", or its security token is expired" : "";
    return credentialsRefused(
      `The access key id is not known or not active${expired}: check ${credentialsOrigin}.`,
      subject,
    );
  }
  if (/^(SignatureDoesNotMatch|IncompleteSignature)/.test(code)) {
    return credentialsRefused(`The secret does not belong to the access key id: check ${credentialsOrigin}.`, subject);
  }
  if (/^MissingSecurityToken/.test(code)) {
    return credentialsRefused(
      `The access key of ${credentialsOrigin} is a temporary one: give its security token too, as ` +
        "alicloud:securityToken or ALICLOUD_SECURITY_TOKEN.",
      subject,
    );
  }
  if (/SecurityToken/.test(code)) {
    return credentialsRefused(
      `The security token is expired or wrong: get a new one for ${credentialsOrigin}.`,
      subject,
    );
  }
  if (/^InvalidTimeStamp/.test(code)) {
    return [CredentialsRefusedError, "This machine's clock is off by more than 15 minutes: set it."];
  }
  if (/^(InputInvalid|Invalid|Missing)/.test(code)) {
    return [InvalidInputError, "The service refuses a value: correct the values that were given."];
  }
  if (code !== "" && kind === "final") {
    return [LiveError, "See the API error center for this code."];
  }
  return [
    UnavailableError,
    `Check that ${endpoint} can be reached (livemessage:endpoint), and run again: nothing is lost.`,
  ];
}

/** The engine takes the configuration of providers from state where it runs no program (seen with CLI 3.259.0). */
function credentialsRefused(advice: string, { credentialsOrigin }: CallSubject): [ErrorClass, string] {
  const hint = credentialsOrigin.includes("alicloud:")
    ? " A refresh and a destroy use the configuration of the last update: if it was corrected since, add --run-program."
    : "";
  return [CredentialsRefusedError, advice + hint];
}

function subjectText({ parameters }: CallSubject): string {
  const { AppId: app, GroupId: group } = parameters;
  if (typeof group === "string") return `group ${JSON.stringify(group)} of app ${JSON.stringify(app)}`;
  return typeof app === "string" ? `app ${JSON.stringify(app)}` : "the account";
}

function triesText({ attempts, codes, elapsedMs }: GiveUpAccount): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const seen = [...counts].map(([code, count]) => (count > 1 ? `${code} ×${count}` : code)).join(", ");
  return ` Tried ${attempts} times in ${(elapsedMs / 1000).toFixed(1)} s (${seen}).`;
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
