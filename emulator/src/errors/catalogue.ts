import { randomBytes } from "node:crypto";
import type { Switches } from "../switches/switches";
import { ServiceError } from "./serviceError";

/*
 * Every error the emulator answers, in the order of the gateway's checks. Codes and statuses are Alibaba Cloud's
 * published ones (API error center; error tables of the Live operations) where such exist; the texts after them are
 * theirs where known, and plain English otherwise, since the Live tables give "%s." alone.
 */

export const unsupportedMethod = (switches: Switches, method: string) =>
  new ServiceError(
    switches.unsupportedMethodStatus,
    "UnsupportedHTTPMethod",
    `This http method is not supported: ${method}.`,
  );

/** The emulator's own: a page in a browser that must not steer it. The service has no such error. */
export const foreignRequest = (why: string) => new ServiceError(403, "Forbidden", `${why}.`);

export const bodyTooLarge = (limit: number) =>
  new ServiceError(413, "RequestEntityTooLarge", `The request body is larger than ${limit} bytes.`);

export const malformedRequest = (what: string) => new ServiceError(400, "InvalidParameter", `${what}.`);

export const unsupportedFormat = () =>
  new ServiceError(400, "InvalidFormat", "Specified parameter Format is not valid: only JSON is supported.");

/** A required parameter is not there: `Missing` and its name. */
export const missing = (name: string) =>
  new ServiceError(400, `Missing${name}`, `${name} is mandatory for this action.`);

/** A parameter is not of its type: `Invalid` and its name. */
export const invalid = (name: string, why: string) =>
  new ServiceError(400, `Invalid${name}`, `Specified parameter ${name} is not valid: ${why}.`);

export const unknownAction = () =>
  new ServiceError(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");

export const incompleteSignature = (why: string) =>
  new ServiceError(400, "IncompleteSignature", `The request signature does not conform to Aliyun standards: ${why}.`);

export const unknownKey = (switches: Switches) =>
  new ServiceError(switches.unknownKeyStatus, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");

export const inactiveKey = () =>
  new ServiceError(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.");

export const malformedDate = (name: string) =>
  new ServiceError(
    400,
    "InvalidTimeStamp.Format",
    `Specified time stamp or date value is not well formatted: ${name} takes YYYY-MM-DDThh:mm:ssZ.`,
  );

export const expiredDate = () =>
  new ServiceError(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");

export const nonceUsed = () =>
  new ServiceError(400, "SignatureNonceUsed", "Specified signature nonce was used already.");

export const signatureMismatch = (switches: Switches, text: string) =>
  new ServiceError(switches.signatureMismatchStatus, "SignatureDoesNotMatch", text);

/** The gateway repeats what it would have signed, with the values of all signed headers, a security token among them. */
export const headerSignatureMismatch = (stringToSign: string, canonicalRequest: string) =>
  "Specified signature does not match our calculation. " +
  `server StringToSign is [${stringToSign}] server CanonicalRequest is [${canonicalRequest}]`;

export const querySignatureMismatch = (stringToSign: string) =>
  `Specified signature is not matched with our calculation. server string to sign is:${stringToSign}`;

export const missingToken = (switches: Switches) =>
  new ServiceError(switches.tokenErrorStatus, "MissingSecurityToken", "SecurityToken is mandatory for this action.");

export const wrongToken = (switches: Switches) =>
  new ServiceError(
    switches.tokenErrorStatus,
    "InvalidSecurityToken.MismatchWithAccessKey",
    "Specified SecurityToken mismatch with the AccessKey.",
  );

export const expiredToken = (switches: Switches) =>
  switches.expiredToken === "InvalidAccessKeyId.NotFound"
    ? unknownKey(switches)
    : new ServiceError(switches.tokenErrorStatus, switches.expiredToken, "Specified SecurityToken is expired.");

/** Who was denied what, as in the service's AccessDeniedDetail. */
export interface Denial {
  readonly action: string;
  readonly resource: string;
  readonly principalType: "SubUser" | "AssumedRoleUser";
  readonly ownerId: string;
  readonly displayName: string;
  readonly kind: "ImplicitDeny" | "ExplicitDeny";
}

export const accessDenied = (switches: Switches, denial: Denial) =>
  new ServiceError(
    switches.ramDenialStatus,
    switches.ramDenial,
    switches.ramDenial === "Forbidden.RAM"
      ? "User not authorized to operate on the specified resource, or this API doesn't support RAM."
      : `You are not authorized to perform this operation. Action: ${denial.action} Resource: ${denial.resource}`,
    {
      AccessDeniedDetail: {
        AuthAction: denial.action,
        AuthPrincipalType: denial.principalType,
        AuthPrincipalOwnerId: denial.ownerId,
        AuthPrincipalDisplayName: denial.displayName,
        NoPermissionType: denial.kind,
        // Opaque to clients: RAM's DecodeDiagnosticMessage reads it.
        EncodedDiagnosticMessage: randomBytes(48).toString("base64"),
        PolicyType: "AccountLevelIdentityBasedPolicy",
      },
    },
  );

const throttlingTexts = new Map([
  ["Throttling.User", "Request was denied due to user flow control."],
  ["Throttling.Api", "Request was denied due to api flow control."],
]);

export const throttled = (switches: Switches, code: string = switches.throttlingCode) =>
  new ServiceError(
    switches.throttlingStatus,
    code,
    throttlingTexts.get(code) ?? "Request was denied due to request throttling.",
  );

/** Input that has the right type and breaks a rule of the operation. */
export const inputInvalid = (why: string) => new ServiceError(400, "InputInvalid", `${why}.`);

export const noAuth = (why: string) => new ServiceError(403, "NoAuth", `${why}.`);

export const notFound = (what: string) => new ServiceError(404, "ResourceNotExist", `${what} does not exist.`);

export const tooManyGroups = (limit: number) =>
  new ServiceError(400, "ErrorTooManyGroups", `The app has ${limit} groups, no more are allowed.`);

export const tooManyApps = (switches: Switches, limit: number) =>
  new ServiceError(400, switches.tooManyApps, `The account has ${limit} apps, no more are allowed.`);

const statusOf = { ServerError: 500, InputInvalid: 400, ResourceNotExist: 404 } as const;

/** A message of high reliability that its receiver does not acknowledge. */
export const unacknowledged = ({ unacknowledged: code, acknowledgementMs }: Switches) =>
  new ServiceError(statusOf[code], code, "The receiver has not acknowledged the message.", {}, acknowledgementMs);

export const serverError = () =>
  new ServiceError(500, "ServerError", "The request has failed due to an unknown error.");
