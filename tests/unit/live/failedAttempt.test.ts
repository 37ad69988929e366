import {
  AttemptTimeoutError,
  type FailedAttempt,
  judge,
  readFailure,
  UnreadableAnswerError,
} from "../../../provider/src/live/failedAttempt";

const none = { code: undefined, httpStatus: undefined, requestId: undefined };
const ofService = (data: Record<string, unknown>, statusCode?: number) =>
  Object.assign(new Error("code: 400, text request id: X"), { data, ...(statusCode ? { statusCode } : {}) });

test("an error of the service", () => {
  const error = ofService({ Code: "NoAuth", Message: "No.", RequestId: "R-1" }, 403);
  expect(readFailure(error)).toEqual({
    code: "NoAuth",
    httpStatus: 403,
    requestId: "R-1",
    text: "No.",
    timedOut: false,
  });
});

test("an error of the service with its status among the data, and without a RequestId", () => {
  const error = ofService({ Code: "NoAuth", Message: "No.", RequestId: "undefined", statusCode: 403 });
  expect(readFailure(error)).toMatchObject({ httpStatus: 403, requestId: undefined });
});

test.each([
  "server string to sign is:POST\n/\nx-acs-security-token:token\nCredential=key-id",
  "server StringToSign is [ACS3-HMAC-SHA256\n0a1b] server CanonicalRequest is [POST\n/\n\nx-acs-security-token:token]",
  "server CanonicalRequest is [POST\n/\n\nx-acs-security-token:token]",
])("what was signed is cut from the text of a wrong signature", (signed) => {
  const Message = `Specified signature does not match our calculation. ${signed}`;
  const { text } = readFailure(ofService({ Code: "SignatureDoesNotMatch", Message }, 400));
  expect(text).toBe("Specified signature does not match our calculation.");
});

test.each<[string, unknown, Partial<FailedAttempt>]>([
  ["an attempt that took too long", new AttemptTimeoutError(1500), { text: "no answer within 1.5 s", timedOut: true }],
  [
    "the HTTP library's timeout",
    Object.assign(new Error("ReadTimeout(10). POST https://host/?Signature=abc failed."), {
      name: "RequestTimeoutError",
    }),
    { timedOut: true },
  ],
  [
    "an answer that is no JSON",
    new SyntaxError("Unexpected token < in <html>secret"),
    { text: "the answer is not JSON" },
  ],
  ["an answer that is no object", new UnreadableAnswerError("it is a list"), { text: "it is a list" }],
  [
    "a refused connection",
    Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" }),
    { text: "ECONNREFUSED" },
  ],
  ["something that is no error", "text", { text: "text" }],
  ["nothing", undefined, { text: "undefined" }],
  ["an error without a text", new Error(""), { text: "the connection failed" }],
])("%s", (_, error, failure) => {
  expect(readFailure(error)).toMatchObject({ ...none, timedOut: false, ...failure });
});

test("no URL is left in the text", () => {
  const { text } = readFailure(new Error("POST http://127.0.0.1:1/?AccessKeyId=id&Signature=abc failed."));
  expect(text).toBe("failed.");
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
  expect(judge(readFailure(new AttemptTimeoutError(1)))).toMatchObject({ kind: "transient", timedOut: true });
});
