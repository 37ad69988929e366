import { timingSafeEqual } from "node:crypto";
import type { Accounts } from "../accounts/accounts";
import type { AccessKey } from "../accounts/account";
import * as errors from "../errors/catalogue";
import type { Switches } from "../switches/switches";
import type { Clock } from "../time/clock";
import {
  canonicalRequest,
  headerSignature,
  headerStringToSign,
  parseHeaderAuthorization,
  unsignedHeaders,
} from "./headerSignature";
import { header, type HttpRequest, type Pair } from "./httpRequest";
import type { Nonces } from "./nonces";
import { queryAlgorithm, querySignature, querySignatureVersion, queryStringToSign } from "./querySignature";
import { dateToleranceMs, parseRequestDate } from "./requestDate";
import type { RequestParameters } from "./requestParameters";

/** A request with its parameters taken apart. */
export interface ReadRequest {
  readonly http: HttpRequest;
  readonly query: readonly Pair[];
  readonly form: readonly Pair[];
  readonly parameters: RequestParameters;
}

/** What either signature says, in one form. */
interface Claim {
  readonly accessKeyId: string;
  readonly nonce: string;
  readonly date: string;
  readonly dateName: string;
  readonly signature: string;
  readonly token: string | undefined;
  readonly stringToSign: string;
  readonly sign: (secret: string, stringToSign: string) => string;
  /** What is answered to another signature. */
  readonly mismatch: () => string;
}

export interface AuthenticationParts {
  readonly accounts: Accounts;
  readonly nonces: Nonces;
  readonly switches: Switches;
  readonly clock: Clock;
}

/**
 * Who sent the request. Checks in this order: required common parameters, key id, date, nonce, signature, token.
 * @throws ServiceError of the first check that fails
 */
export function authenticate(request: ReadRequest, parts: AuthenticationParts): AccessKey {
  const { accounts, nonces, switches, clock } = parts;
  const claim = readClaim(request);
  const key = accounts.findKey(claim.accessKeyId);
  if (!key) throw errors.unknownKey(switches);
  if (!key.active) throw errors.inactiveKey();

  const date = parseRequestDate(claim.date);
  if (date === undefined) throw errors.malformedDate(claim.dateName);
  const now = switches.requestDateClock === "machine" ? Date.now() : clock.now();
  if (Math.abs(now - date) > dateToleranceMs) throw errors.expiredDate();

  const nonce = `${key.accessKeyId}/${claim.nonce}`;
  if (nonces.isUsed(nonce)) throw errors.nonceUsed();

  if (!sameText(claim.signature, claim.sign(key.accessKeySecret, claim.stringToSign))) {
    throw errors.signatureMismatch(switches, claim.mismatch());
  }
  // Only now: a request that nobody signed must not use up a nonce of someone who does.
  nonces.remember(nonce);

  if (key.securityToken !== undefined) {
    if (!claim.token) throw errors.missingToken(switches);
    if (!sameText(claim.token, key.securityToken)) throw errors.wrongToken(switches);
    if (key.expires !== undefined && clock.now() >= key.expires) throw errors.expiredToken(switches);
  } else if (claim.token) {
    throw errors.wrongToken(switches);
  }
  return key;
}

function readClaim(request: ReadRequest): Claim {
  const authorization = header(request.http, "authorization");
  return authorization === undefined ? readQueryClaim(request) : readHeaderClaim(request, authorization);
}

function readHeaderClaim({ http, query }: ReadRequest, authorization: string): Claim {
  const parsed = parseHeaderAuthorization(authorization);
  if (!parsed)
    throw errors.incompleteSignature(
      "Authorization is not of the form ACS3-HMAC-SHA256 Credential=…,SignedHeaders=…,Signature=…",
    );
  const { accessKeyId, signedHeaders, signature } = parsed;
  const required = (name: string): string => {
    const value = header(http, name);
    if (!value) throw errors.missing(name);
    return value;
  };
  const nonce = required("x-acs-signature-nonce");
  const date = required("x-acs-date");
  required("x-acs-content-sha256");
  const unsigned = unsignedHeaders(http, signedHeaders);
  if (unsigned.length > 0) throw errors.incompleteSignature(`${unsigned.join(", ")} must be signed`);
  const canonical = canonicalRequest(http, query, signedHeaders);
  const stringToSign = headerStringToSign(canonical);
  return {
    accessKeyId,
    nonce,
    date,
    dateName: "x-acs-date",
    signature,
    token: header(http, "x-acs-security-token"),
    stringToSign,
    sign: headerSignature,
    mismatch: () => errors.headerSignatureMismatch(stringToSign, canonical),
  };
}

function readQueryClaim({ http, query, form, parameters }: ReadRequest): Claim {
  const required = (name: string): string => {
    const value = parameters.get(name);
    if (!value) throw errors.missing(name);
    return value;
  };
  const accessKeyId = required("AccessKeyId");
  const signature = required("Signature");
  const method = required("SignatureMethod");
  const version = required("SignatureVersion");
  const nonce = required("SignatureNonce");
  const date = required("Timestamp");
  if (method.toUpperCase() !== queryAlgorithm) throw errors.invalid("SignatureMethod", `it takes ${queryAlgorithm}`);
  if (version !== querySignatureVersion) throw errors.invalid("SignatureVersion", `it takes ${querySignatureVersion}`);
  const stringToSign = queryStringToSign(http.method, [...query, ...form]);
  return {
    accessKeyId,
    nonce,
    date,
    dateName: "Timestamp",
    signature,
    token: parameters.get("SecurityToken") || undefined,
    stringToSign,
    sign: querySignature,
    mismatch: () => errors.querySignatureMismatch(stringToSign),
  };
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
