import {
  AppNotFoundError,
  CredentialsRefusedError,
  GroupNotFoundError,
  InvalidInputError,
  isAppNotFound,
  isGroupNotFound,
  LiveError,
  mayHaveBeenApplied,
  NoPermissionError,
  ThrottledError,
  UnavailableError,
} from "../../../provider/src/live/errors";
import { explainFailure, type FailedCall } from "../../../provider/src/live/explainFailure";
import type { FailedAttempt } from "../../../provider/src/live/failedAttempt";
import type { LiveOperation } from "../../../provider/src/live/liveOperations";

const subject: FailedCall = {
  operation: "BanLiveMessageGroup",
  parameters: { AppId: "app1", GroupId: "hall" },
  host: "live.aliyuncs.com",
  endpoint: "live.aliyuncs.com",
  answerLost: false,
  areTemporary: false,
  credentialsOrigin: "ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY",
};
const once = { attempts: 1, codes: [], elapsedMs: 10, reason: "final" as const };
const failure = (code: string | undefined, httpStatus?: number, text = "Why"): FailedAttempt => ({
  code,
  httpStatus,
  requestId: code === undefined ? undefined : "R-1",
  text,
  timedOut: false,
});

test.each<[string | undefined, number | undefined, new (...args: never[]) => LiveError, string]>([
  ["ResourceNotExist", 404, GroupNotFoundError, 'The message group "hall" of app "app1" does not exist: create it'],
  ["Throttling.User", 400, ThrottledError, "lower livemessage:writesPerSecond"],
  ["NoAuth", 403, NoPermissionError, "RAM action live:BanLiveMessageGroup on acs:live::*:rtc/app1 to the identity"],
  ["NoPermission", 403, NoPermissionError, "RAM action live:BanLiveMessageGroup"],
  ["Forbidden.RAM", 403, NoPermissionError, "RAM action live:BanLiveMessageGroup"],
  ["InvalidAccessKeyId.NotFound", 404, CredentialsRefusedError, `check ${subject.credentialsOrigin}.`],
  ["InvalidAccessKeyId.Inactive", 400, CredentialsRefusedError, `check ${subject.credentialsOrigin}.`],
  ["SignatureDoesNotMatch", 400, CredentialsRefusedError, "The secret does not belong to the access key id"],
  ["IncompleteSignature", 400, CredentialsRefusedError, "The secret does not belong to the access key id"],
  ["InvalidSecurityToken.Expired", 400, CredentialsRefusedError, "The security token is expired or wrong"],
  ["MissingSecurityToken", 400, CredentialsRefusedError, "give its security token too"],
  ["InvalidTimeStamp.Expired", 400, CredentialsRefusedError, "clock is off by more than 15 minutes"],
  ["InputInvalid", 400, InvalidInputError, "correct the values"],
  ["MissingAppId", 400, InvalidInputError, "correct the values"],
  ["ErrorTooManyGroups", 400, LiveError, "An app has at most 5,000 groups that are not deleted"],
  ["ErrorOfAnotherKind", 400, LiveError, "See the API error center for this code."],
  ["InvalidAction.NotFound", 404, InvalidInputError, "correct the values"],
  ["ServerError", 500, UnavailableError, "Check that live.aliyuncs.com can be reached"],
  [undefined, undefined, UnavailableError, "Check that live.aliyuncs.com can be reached"],
])("%s is a failure of its own kind", (code, status, ErrorType, advice) => {
  const error = explainFailure(failure(code, status), subject, once);
  expect(error.constructor).toBe(ErrorType);
  expect(error.message).toContain(advice);
  expect(error).toMatchObject({ code, httpStatus: status, operation: "BanLiveMessageGroup", attempts: 1 });
  expect(isGroupNotFound(error)).toBe(ErrorType === GroupNotFoundError);
});

test.each([
  "InvalidAccessKeyId.Inactive",
  "SignatureDoesNotMatch",
  "MissingSecurityToken",
  "InvalidSecurityToken.Expired",
])("%s of a key in stack configuration tells that the engine may use that of the last update", (code) => {
  const configured = { ...subject, credentialsOrigin: "alicloud:accessKey and alicloud:secretKey" };
  const hint = "use the configuration of the last update: if it was corrected since, add --run-program.";
  expect(explainFailure(failure(code, 400), configured, once).message).toContain(hint);
  expect(explainFailure(failure(code, 400), subject, once).message).not.toContain("last update");
});

test.each([
  ["127.0.0.1:4580", " An emulator, which speaks plain http, is written http://127.0.0.1:4580."],
  ["emulator:4580", " An emulator, which speaks plain http, is written http://emulator:4580."],
  ["live.aliyuncs.com", ""],
])("at %s, which does not speak TLS, the error says how plain http is written", (host, hint) => {
  const spoken: FailedAttempt = { ...failure(undefined), tlsProblem: "none spoken" };
  expect(explainFailure(spoken, { ...subject, host, endpoint: host }, once).message).toMatch(
    new RegExp(`${host} does not speak TLS: check livemessage:endpoint\\.${hint}$`),
  );
});

test("what is refused with the status of throttling is throttled, in whatever code", () => {
  expect(explainFailure(failure("TooManyRequests", 429), subject, once)).toBeInstanceOf(ThrottledError);
});

test("an unknown key with a token may be one whose token is expired", () => {
  const temporary = { ...subject, areTemporary: true };
  expect(explainFailure(failure("InvalidAccessKeyId.NotFound", 404), temporary, once).message).toContain(
    "The access key id is not known or not active, or its security token is expired: check ALICLOUD_ACCESS_KEY",
  );
});

test("the message says what failed, why, how often it was tried, what to do, and the RequestId", () => {
  const account = { attempts: 4, codes: ["ServerError", "no answer", "ServerError"], elapsedMs: 1234, reason: "time" };
  const error = explainFailure(failure("ServerError", 500), subject, account as typeof once);
  expect(error.message).toBe(
    'BanLiveMessageGroup for group "hall" of app "app1" failed: ServerError (HTTP 500): Why. ' +
      "Tried 4 times in 1.2 s (ServerError ×2, no answer). " +
      "Check that live.aliyuncs.com can be reached (livemessage:endpoint), and run again: nothing is lost. RequestId R-1.",
  );
});

test.each([
  [{ AppId: "app1" }, 'for app "app1" failed'],
  [{}, "for the account failed"],
])("a call about %j names its subject", (parameters, text) => {
  expect(explainFailure(failure("ServerError", 500), { ...subject, parameters }, once).message).toContain(text);
});

test("what is missing follows from the operation: of a list it is the app, and no group is gone", () => {
  const list: FailedCall = { ...subject, operation: "ListLiveMessageGroups", parameters: { AppId: "app1" } };
  const error = explainFailure(failure("ResourceNotExist", 404), list, once);
  expect(error).toBeInstanceOf(AppNotFoundError);
  expect([isAppNotFound(error), isGroupNotFound(error)]).toEqual([true, false]);
  expect(error.message).toBe(
    'ListLiveMessageGroups for app "app1" failed: ResourceNotExist (HTTP 404): Why. ' +
      'The app "app1" does not exist: correct appId, dataCenter or the account. RequestId R-1.',
  );
  expect(isAppNotFound(explainFailure(failure("ResourceNotExist", 404), subject, once))).toBe(false);
});

test("the error holds what it is about", () => {
  const about = (parameters: FailedCall["parameters"]) =>
    explainFailure(failure("NoAuth", 403), { ...subject, parameters }, once);
  expect(about({ AppId: "app1", GroupId: "hall" })).toMatchObject({ appId: "app1", groupId: "hall" });
  expect(about({ AppId: "app1" })).toMatchObject({ appId: "app1", groupId: undefined });
  expect(about({})).toMatchObject({ appId: undefined, groupId: undefined });
});

test("the setting to lower is that of the operation's quota", () => {
  const read: FailedCall = { ...subject, operation: "DescribeLiveMessageGroupBand" };
  const { message } = explainFailure(failure("Throttling.User", 400), read, once);
  expect(message).toContain("lower livemessage:readsPerSecond,");
});

test.each<[LiveOperation, boolean, boolean]>([
  ["BanLiveMessageGroup", true, true],
  ["UnbanLiveMessageGroup", true, true],
  ["ModifyLiveMessageGroupBand", true, true],
  ["BanLiveMessageGroup", false, false],
  ["DescribeLiveMessageGroupBand", true, false],
])("a %s that failed, an answer being lost: %s, may have been applied: %s", (operation, answerLost, applied) => {
  const error = explainFailure(failure("Throttling.User", 400), { ...subject, operation, answerLost }, once);
  expect(mayHaveBeenApplied(error)).toBe(applied);
});
