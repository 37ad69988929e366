import { ConfigurationError } from "../../../provider/src/account/configurationError";
import {
  AttemptTimeoutError,
  type FailedAttempt,
  judge,
  mayHaveTakenEffect,
  readFailure,
  UnreadableAnswerError,
} from "../../../provider/src/live/failedAttempt";

const none = { code: undefined, requestId: undefined };
const ofService = (data: Record<string, unknown>, statusCode?: number) =>
  Object.assign(new Error("code: 400, text request id: X"), { data, ...(statusCode ? { statusCode } : {}) });

test("an error of the service", () => {
  const error = ofService({ Code: "NoAuth", Message: "No.", RequestId: "R-1" }, 403);
  expect(readFailure(error, {})).toEqual({
    code: "NoAuth",
    httpStatus: 403,
    requestId: "R-1",
    text: "No.",
    timedOut: false,
  });
});

test("an error of the service with its status among the data, and without a RequestId", () => {
  const error = ofService({ Code: "NoAuth", Message: "No.", RequestId: "undefined", statusCode: 403 });
  expect(readFailure(error, {})).toMatchObject({ httpStatus: 403, requestId: undefined });
});

test.each([
  "server string to sign is:POST\n/\nx-acs-security-token:token\nCredential=key-id",
  "server StringToSign is [ACS3-HMAC-SHA256\n0a1b] server CanonicalRequest is [POST\n/\n\nx-acs-security-token:token]",
  "server CanonicalRequest is [POST\n/\n\nx-acs-security-token:token]",
])("what was signed is cut from the text of a wrong signature", (signed) => {
  const Message = `Specified signature does not match our calculation. ${signed}`;
  const failure = readFailure(ofService({ Code: "SignatureDoesNotMatch", Message }, 400), {});
  expect(failure?.text).toBe("Specified signature does not match our calculation.");
});

/** What Node.js tells of an attempt to which something answered. */
const answered = { status: 502 };
const ofNetwork = (error: Error) => [error, { networkError: error }] as const;

test.each<[string, unknown, object, Partial<FailedAttempt>]>([
  [
    "an attempt that took too long",
    new AttemptTimeoutError(1500),
    {},
    { text: "no answer within 1.5 s", timedOut: true },
  ],
  [
    "the HTTP library's timeout",
    Object.assign(new Error("ReadTimeout(10). POST https://host/?Signature=abc failed."), {
      name: "RequestTimeoutError",
    }),
    {},
    { timedOut: true },
  ],
  [
    "an answer that is no JSON",
    new SyntaxError("Unexpected token < in <html>secret"),
    answered,
    { text: "the answer is not JSON", httpStatus: 502 },
  ],
  ["an answer that is no object", new UnreadableAnswerError("it is a list"), {}, { text: "it is a list" }],
  [
    "an error that is none of the service",
    ofService({ error: "maintenance" }, 503),
    answered,
    { text: "the answer is not one of the service" },
  ],
  [
    "a refused connection",
    ...ofNetwork(Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" })),
    { text: "ECONNREFUSED" },
  ],
  [
    "a connection that fails without a code",
    ...ofNetwork(new Error("the proxy is gonePOST http://127.0.0.1:1/?AccessKeyId=id&Signature=abc failed.")),
    { text: "the proxy is gone" },
  ],
  ["a connection that fails without a text", ...ofNetwork(new Error("")), { text: "the connection failed" }],
])("%s", (_, error, trace, failure) => {
  expect(readFailure(error, trace)).toMatchObject({ ...none, timedOut: false, ...failure });
});

test.each<[string, unknown, object]>([
  ["a header that cannot be", Object.assign(new TypeError("Invalid character"), { code: "ERR_INVALID_CHAR" }), {}],
  ["a mistake in reading an answer", new TypeError("Cannot read properties of null"), answered],
  ["a mistake of the connection's own code", ...ofNetwork(new RangeError("Invalid array length"))],
  ["configuration that cannot be used", new ConfigurationError("No credentials."), {}],
  ["something of which nothing is known", new Error("what"), {}],
  ["JSON of ours that cannot be read", new SyntaxError("Unexpected token"), {}],
  ["something that is no error", "text", {}],
  ["nothing", undefined, {}],
])("%s is made neither by the network nor by the service", (_, error, trace) => {
  expect(readFailure(error, trace)).toBeUndefined();
});

test("what may have been sent, and had no usable answer, may have taken effect", () => {
  const noAnswer = readFailure(new AttemptTimeoutError(1), {});
  const ofCode = (code: string, status: number) => readFailure(ofService({ Code: code }, status), {});
  expect(mayHaveTakenEffect(noAnswer, true)).toBe(true);
  expect(mayHaveTakenEffect(noAnswer, false)).toBe(false);
  // A mistake of ours amid an answer says nothing of what the service did.
  expect(mayHaveTakenEffect(undefined, true)).toBe(true);
  expect(mayHaveTakenEffect(undefined, false)).toBe(false);
  expect(mayHaveTakenEffect(ofCode("ServerError", 500), true)).toBe(true);
  expect(mayHaveTakenEffect(ofCode("Throttling.User", 503), true)).toBe(false);
  expect(mayHaveTakenEffect(ofCode("NoAuth", 403), true)).toBe(false);
});

test.each<[string | undefined, number | undefined, string]>([
  [undefined, undefined, "transient"],
  ["Throttling", 400, "throttled"],
  ["Throttling.User", 503, "throttled"],
  ["Throttling.Api", 429, "throttled"],
  ["Whatever", 429, "throttled"],
  ["ServerError", 500, "transient"],
  ["ServiceUnavailable", 400, "transient"],
  ["InternalError", 200, "transient"],
  ["Whatever", 500, "transient"],
  ["Whatever", 503, "transient"],
  ["SignatureNonceUsed", 400, "transient"],
  ["ResourceNotExist", 404, "final"],
  ["InvalidAccessKeyId.NotFound", 404, "final"],
  ["NoAuth", 403, "final"],
  ["InputInvalid", 400, "final"],
  ["SignatureDoesNotMatch", 400, "final"],
])("%s with status %s is %s", (code, httpStatus, kind) => {
  const failure = { code, httpStatus, requestId: undefined, text: "", timedOut: false };
  expect(judge(failure).kind).toBe(kind);
});

test("a timeout is told from other missing answers", () => {
  expect(judge(readFailure(new AttemptTimeoutError(1), {})!)).toMatchObject({ kind: "transient", timedOut: true });
});
