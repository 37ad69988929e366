import { ProxyFailedError } from "../../../provider/src/errors/proxyFailedError";
import { mayPass, sourceFailure } from "../../../provider/src/account/sourceFailure";

const answer = '{"Code":"Success","AccessKeyId":"key-id","AccessKeySecret":"the-secret"}';

test.each<[string, string]>([
  [`get sts token failed, httpStatus: 500, message = ${answer}.`, "get sts token failed (HTTP 500, Success)"],
  [
    `get sts token failed, json parse failed: Unexpected end, result: {"AccessKeySecret":"the-secret".`,
    "get sts token failed, json parse failed",
  ],
  [
    `error retrieving credentials from credentialsURI result: ${answer}.`,
    "error retrieving credentials from credentialsURI (Success)",
  ],
  [
    'get sts token failed with OIDC: {"RequestId":"r","Message":"the-secret","Code":"AuthenticationFail.NoPermission"}',
    "get sts token failed with OIDC (AuthenticationFail.NoPermission)",
  ],
  ["failed to execute external command: Command failed: get-key --the-secret", "failed to execute external command"],
  ["failed to refresh OAuth token, status code: 401", "failed to refresh OAuth token (HTTP 401)"],
  ["get role name failed: GET http://100.100.100.200/?the-secret 404", "get role name failed"],
  ["GET http://host/x?token=the-secret failed.", "its answer could not be had"],
  ["socket hang upGET http://host/x?token=the-secret failed.", "socket hang up"],
  ["connect ECONNREFUSED 127.0.0.1:8080", "connect ECONNREFUSED 127.0.0.1"],
  ["the RoleArn is empty", "the RoleArn is empty"],
  [
    "CloudSSO access token is empty or expired, please re-login with cli.",
    "CloudSSO access token is empty or expired, please re-login with cli",
  ],
  ["", "its answer could not be had"],
])("%j", (message, why) => {
  expect(sourceFailure(new Error(message))).toBe(why);
});

test("a code of the network is told", () => {
  const error = Object.assign(new Error("POST http://host/?the-secret failed."), { code: "ENOTFOUND" });
  expect(sourceFailure(error)).toBe("its answer could not be had (ENOTFOUND)");
});

test.each([undefined, null, "the-secret", 7, { code: "the-secret" }])("%j tells nothing", (thrown) => {
  expect(sourceFailure(thrown)).toBe("its answer could not be had");
});

test.each<[unknown, boolean]>([
  [Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" }), true],
  [Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }), true],
  [Object.assign(new Error("getaddrinfo ENOTFOUND sts"), { code: "ENOTFOUND" }), true],
  [Object.assign(new Error("ReadTimeout(10000)"), { name: "RequestTimeoutError" }), true],
  [new ProxyFailedError("the proxy did not reach it"), true],
  [new Error("get sts token failed, httpStatus: 503, message = x"), true],
  [new Error("failed to refresh OAuth token, status code: 502"), true],
  [new Error("get metadata token failed with 500"), true],
  [new Error('refresh session token failed: {"Code":"Throttling.User"}'), true],
  [new Error('get sts token failed with OIDC: {"RequestId":"r","Code" : "ServiceUnavailable"}'), true],
  [new Error("refresh session token failed: <html>Bad Gateway</html>"), true],
  [new Error('refresh session token failed: {"Code":"NoPermission","Message":"InternalError"}'), false],
  [new Error("get sts token failed, httpStatus: 403, message = x"), false],
  [new Error("failed to refresh OAuth token, status code: 401"), false],
  [new Error('refresh session token failed: {"Code":"NoPermission"}'), false],
  [new Error("the access key secret is invalid"), false],
  [Object.assign(new Error("no such file"), { code: "ENOENT", path: "/token" }), false],
  [Object.assign(new Error("self-signed"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }), false],
  [Object.assign(new Error("wrong version number"), { code: "EPROTO" }), false],
  [undefined, false],
])("that %p may pass: %p", (error, passes) => {
  expect(mayPass(error)).toBe(passes);
});
